"""What a pack would hold, before it is made: the names of its files, and what has nothing to show."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nap_desktop.base.progress import Progress
from nap_desktop.plan.tree import Plan
from nap_desktop.services.file_names import safe_name
from nap_desktop.services.pack import PackChoice, wordings_for

_LONGEST_NAME = 90  # as pack.py has it


@dataclass(frozen=True, slots=True)
class PackPreview:
    """All that a plan has for a pack.

    papers: document and name of each file, in order, without number and ending.
    empty:  document -> code of the reason why there is nothing of it to show.
    """

    papers: tuple[tuple[str, str], ...]
    empty: Mapping[str, str]

    def file_names(self, documents: Collection[str]) -> list[str]:
        """Return the names of the files of a pack of some documents."""
        names = [name for key, name in self.papers if key in documents]
        return [f"{place:02} {name}.docx" for place, name in enumerate(names, 1)]


def preview(plan: Plan, choice: PackChoice, progress: Progress | None = None) -> PackPreview:
    """Return what a pack of all documents would hold; nothing is written.

    Raises NapError `unknown_pack_language`, `bad_wording`, and `Cancelled`.
    """
    from nap_desktop.documents.pack.papers import Ask, papers_of
    from nap_desktop.storage.shelf import with_root

    previous = choice.previous
    if previous is not None and previous.root != plan.root:
        previous = with_root(previous, plan.root)
    today = choice.today or datetime.date.today()
    ask = Ask(today, (), previous, choice.previous_name, choice.review, choice.draft_label)
    if progress is not None:
        progress.report(0, 0)
    found = papers_of(plan, wordings_for(plan, choice.lang), ask)
    papers = tuple((paper.key, safe_name(paper.name, _LONGEST_NAME)) for paper in found.papers)
    return PackPreview(papers, dict(found.left_out))
