"""The timeline as an annex of its own: the document, and its Word file."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import write_whole
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from nap_desktop.documents.blocks import Document

KEY = "timeline"


def annex(
    plan: Plan,
    lang: str = "",
    today: datetime.date | None = None,
    group: str = "section",
    steps: bool = False,
) -> Document:
    """Return the annex of a plan on the day `today`.

    lang: the plan's own if empty, English if there are no wordings for it. group: section, lead,
    provisions or empty. steps: whether those of a measure stand below it. Raises NapError
    `empty_timeline` where nothing has a place in time, `unknown_pack_language`, `bad_wording`.
    """
    from nap_desktop.documents.pack.case import case_of
    from nap_desktop.documents.pack.papers import in_language
    from nap_desktop.documents.pack.timeline import Wish, timeline
    from nap_desktop.documents.wording import wording
    from nap_desktop.services.pack import wordings_for

    wordings = wordings_for(plan, lang)
    held = in_language(plan, wordings.lang)
    case = case_of(held, wording(wordings.lang), wordings, today or datetime.date.today())
    found = timeline(case, Wish(group, steps))
    if isinstance(found, str):
        raise NapError(found)
    return found[0].document


def export_annex(
    plan: Plan,
    target: Path,
    lang: str = "",
    today: datetime.date | None = None,
    group: str = "section",
    steps: bool = False,
) -> Path:
    """Write the annex as a Word file; return it. Raises as `annex` does, and `cannot_write`."""
    from nap_desktop.documents.word.write import write
    from nap_desktop.services.word_export import content_hash

    document = annex(plan, lang, today, group, steps)
    custom = {"NapPlan": plan.root, "NapContentHash": content_hash(plan), "NapDocument": KEY}
    content, _ = write(document, custom)
    write_whole(target, content)
    return target
