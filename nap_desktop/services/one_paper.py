"""One document of the pack by itself: a report, a request, a note."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import write_whole
from nap_desktop.plan.happened import Happened
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from nap_desktop.documents.blocks import Document
    from nap_desktop.documents.pack.papers import Ask as Ask


def paper(plan: Plan, ask: Ask, lang: str = "") -> Document:
    """Return the one document that `ask` names, the first if there are several of its kind.

    lang: the plan's own if empty, English if there are no wordings for it. Raises NapError
    `nothing_to_write` where there is nothing to show, `unknown_pack_language`, `bad_wording`.
    """
    from nap_desktop.documents.pack.papers import event_paper, papers_of
    from nap_desktop.services.pack import wordings_for

    if ask.event:
        if ask.event not in plan.nodes:
            raise NapError("nothing_to_write")
        return event_paper(plan, wordings_for(plan, lang), ask).document
    found = papers_of(plan, wordings_for(plan, lang), ask)
    if not found.papers:
        raise NapError("nothing_to_write")
    return found.papers[0].document


def export_paper(plan: Plan, target: Path, ask: Ask, lang: str = "") -> Path:
    """Write one document as a Word file. Raises as `paper` does, and NapError `cannot_write`."""
    from nap_desktop.documents.word.write import write
    from nap_desktop.services.word_export import content_hash

    [key] = ask.documents
    custom = {"NapPlan": plan.root, "NapContentHash": content_hash(plan), "NapDocument": key}
    content, _ = write(paper(plan, ask, lang), custom)
    write_whole(target, content)
    return target


def report(review: str, today: datetime.date | None = None) -> Ask:
    """Return what asks for the progress report of a review."""
    return replace(_ask("progress", today), review=review)


def request(node: NodeId, today: datetime.date | None = None) -> Ask:
    """Return what asks for one request for assistance."""
    return replace(_ask("assistance", today), request=node)


def information_note(node: NodeId, happened: Happened, today: datetime.date | None = None) -> Ask:
    """Return what asks for the draft information note on an event."""
    return replace(_ask("event", today), event=node, happened=happened)


def _ask(document: str, today: datetime.date | None) -> Ask:
    from nap_desktop.documents.pack.papers import Ask

    return Ask(today or datetime.date.today(), (document,))
