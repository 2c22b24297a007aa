"""Words found in the plans of a library: which item of which plan, and the words around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nap_desktop.plan.folding import folded
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.tree import OUTLINE, Plan
from nap_desktop.services.searching import texts_of
from nap_desktop.storage.database import Database
from nap_desktop.storage.word_index import Place, WordIndex, line_to

MOST = 50
_BEFORE, _AFTER = 30, 120  # letters around the words


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Words in a plan.

    item:   what to show: an item of the outline, or the plan itself. key: the field, if it is its.
    plan_title, item_title: in words. before, words, after: the words that were found, and around.
    """

    plan: NodeId
    item: NodeId
    key: str
    plan_title: str
    item_title: str
    before: str
    words: str
    after: str


class LibrarySearch:
    """Searches all plans that are not in the bin."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._index = WordIndex(database)

    def close(self) -> None:
        """Forget what was read."""
        self._index.close()

    def find(self, typed: str, most: int = MOST) -> list[FoundPlace]:
        """Return where all words stand together in the texts of an item, plan by plan."""
        wanted = folded(typed).text.split()
        found: list[FoundPlace] = []
        for place in self._index.search(typed, most):
            found += _shown(line_to(self._database, place), place, wanted)
        return found


def _shown(plan: Plan, place: Place, wanted: list[str]) -> Iterator[FoundPlace]:
    if place.node not in plan.nodes:
        return
    hit = _first(plan, place.node, wanted)
    if hit is None:
        return
    key, text, start, end = hit
    item = place.node
    while item in plan.parents and plan.slot(item) != OUTLINE:
        item = plan.parents[item]
    begin = max(0, start - _BEFORE)
    begin = text.find(" ", begin, start) + 1 or begin if begin else 0
    yield FoundPlace(
        plan.root,
        item,
        key if item == place.node else "",
        title(plan, plan.root),
        title(plan, item) if item != plan.root else "",
        ("…" if begin else "") + text[begin:start],
        text[start:end],
        text[end : end + _AFTER],
    )


def _first(plan: Plan, node: NodeId, wanted: list[str]) -> tuple[str, str, int, int] | None:
    """Return the field and the paragraph that hold most of the words, and the first of them there."""
    best: tuple[int, tuple[str, str, int, int]] | None = None
    for one in texts_of(plan, node, labels()):
        seen = folded(one.text)
        at = [place for word in wanted if (place := seen.text.find(word)) >= 0]
        if at and (best is None or len(at) > best[0]):
            first = min(at)
            long = max(len(word) for word in wanted if seen.text.startswith(word, first))
            best = (len(at), (one.key, one.text, *seen.span(first, first + long)))
    return best[1] if best else None
