"""The coverage as an annex of its own: the document, and its Word file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import write_whole
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from nap_desktop.documents.blocks import Document

KEY = "checklist"


@dataclass(frozen=True, slots=True)
class AnnexReceipt:
    """What was written: the file, and how many pages we think it has."""

    path: Path
    pages: int


def annex(plan: Plan, lang: str = "", today: datetime.date | None = None) -> Document:
    """Return the annex of a plan on the day `today`, as a pack has it.

    lang: the plan's own if empty, English if there are no wordings for it. Raises NapError
    `empty_coverage` where there is nothing to show, `unknown_pack_language`, `bad_wording`.
    """
    from nap_desktop.documents.pack.papers import Ask, papers_of
    from nap_desktop.services.pack import wordings_for

    ask = Ask(today or datetime.date.today(), (KEY,))
    found = papers_of(plan, wordings_for(plan, lang), ask)
    if not found.papers:
        raise NapError("empty_coverage")
    return found.papers[0].document


def export_annex(
    plan: Plan, target: Path, lang: str = "", today: datetime.date | None = None
) -> AnnexReceipt:
    """Write the annex as a Word file. Raises as `annex` does, and NapError `cannot_write`."""
    from nap_desktop.documents.word.write import write
    from nap_desktop.services.word_export import content_hash

    document = annex(plan, lang, today)
    custom = {"NapPlan": plan.root, "NapContentHash": content_hash(plan), "NapDocument": KEY}
    content, pages = write(document, custom)
    write_whole(target, content)
    return AnnexReceipt(target, pages)
