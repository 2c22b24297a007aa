"""Which measures the table shows and in what order: filters, sorting and groups as one pure value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from nap_desktop.framework.provisions import codes
from nap_desktop.plan.ids import NodeId
from nap_desktop.services.measure_cells import NUMBER, SECTION, Cells, field_at

EMPTY = "\0"  # the value that a filter asks for where it wants cells without one
GROUPINGS = ("", "section", "lead", "provisions", "year", "priority")


@dataclass(frozen=True, slots=True)
class Wish:
    """How a person wants to see the measures.

    words:  column -> letters that its cells hold. values: column -> a code that they hold, or
            EMPTY. anywhere: letters that any shown cell holds.
    sort:   a column, or "" for the order of the outline. group: one of GROUPINGS.
    folded: the codes of groups of which only the head is shown.
    """

    words: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    anywhere: str = ""
    sort: str = ""
    down: bool = False
    group: str = ""
    folded: frozenset[str] = field(default_factory=frozenset)

    @property
    def filters(self) -> bool:
        """Whether some measures may be left out."""
        return bool(self.words or self.values or self.anywhere.strip())


@dataclass(frozen=True, slots=True)
class Head:
    """The row above the measures of one group: its code, its words, how many there are."""

    code: str
    words: str
    count: int
    is_folded: bool = False


Row = NodeId | Head


def matching(cells: Cells, wish: Wish, shown: Sequence[str]) -> list[NodeId]:
    """Return the measures that pass all filters, in outline order; `shown` are the columns."""
    found: Iterable[NodeId] = cells.measures
    for key, letters in wish.words:
        wanted = letters.casefold().strip()
        found = [node for node in found if wanted in cells.folded(node, key)]
    for key, code in wish.values:
        found = [node for node in found if _has(cells.held(node, key), code, cells, node, key)]
    keys = (NUMBER, *shown)
    for wanted in wish.anywhere.casefold().split():
        found = [node for node in found if wanted in cells.whole(node, keys)]
    return list(found)


def _has(held: Sequence[str], code: str, cells: Cells, node: NodeId, key: str) -> bool:
    if code == EMPTY:
        return not held and not cells.text(node, key)
    return code in held


def arrange(cells: Cells, wish: Wish, shown: Sequence[str]) -> list[Row]:
    """Return all rows of the table, heads of groups among them.

    A measure with several bodies or provisions stands under each of them.
    """
    found = in_order(cells, matching(cells, wish, shown), wish.sort, wish.down)
    return list(found) if not wish.group else _grouped(cells, found, wish)


def in_order(cells: Cells, nodes: Sequence[NodeId], key: str, down: bool) -> list[NodeId]:
    """Return measures sorted by a column, those without a value last whichever way."""
    if not key:
        return list(nodes)
    order = cells.order(key)
    ranked = [(order(node), node) for node in nodes]
    having = [(rank, node) for rank, node in ranked if rank is not None]
    having.sort(key=lambda pair: pair[0], reverse=down)
    return [*(node for _, node in having), *(node for rank, node in ranked if rank is None)]


def _grouped(cells: Cells, nodes: Sequence[NodeId], wish: Wish) -> list[Row]:
    codes_of = _codes_of(cells, wish.group)
    groups: dict[str, list[NodeId]] = {}
    for node in nodes:
        for code in codes_of(node) or [""]:
            groups.setdefault(code, []).append(node)
    rows: list[Row] = []
    for code in sorted(groups, key=_group_order(cells, wish.group, groups)):
        is_folded = code in wish.folded
        words = code if wish.group == "year" else group_words(cells, wish.group, code)
        rows.append(Head(code, words, len(groups[code]), is_folded))
        rows += [] if is_folded else groups[code]
    return rows


def group_words(cells: Cells, group: str, code: str) -> str:
    """Return what a group is called; empty for that of measures without a value."""
    if not code:
        return ""
    if group == SECTION:
        number = cells.numbers.get(code, "")
        return f"{number} {cells.code_word(SECTION, code)}".strip()
    return cells.code_word(group, code)


def _codes_of(cells: Cells, group: str) -> Callable[[NodeId], list[str]]:
    if group == "year":
        return lambda node: _year(cells, node)
    return lambda node: cells.held(node, group)


def _year(cells: Cells, node: NodeId) -> list[str]:
    """Return the year in which a measure ends, or begins where no end is known."""
    held = cells.plan.nodes[node]
    found = held.get("end") or held.get("start")
    return [found[:4]] if found else []


def _group_order(
    cells: Cells, group: str, groups: dict[str, list[NodeId]]
) -> Callable[[str], tuple[object, ...]]:
    """Return what sorts groups: as in the outline or the schema, years and names by themselves."""
    if group == SECTION:
        first = {code: min(cells.place[node] for node in held) for code, held in groups.items()}
        return lambda code: (not code and first[code] > 0, first[code])
    if group in ("lead", "year"):
        return lambda code: (not code, _named(cells, group, code))
    known = field_at(group)
    listed = list((known.choices if known else ()) or codes())
    return lambda code: (not code, listed.index(code) if code in listed else len(listed), code)


def _named(cells: Cells, group: str, code: str) -> str:
    return code if group == "year" or not code else cells.code_word(group, code).casefold()


def present(cells: Cells, key: str) -> list[tuple[str, str]]:
    """Return the codes that a column's cells hold and their words, by the alphabet."""
    found = {code for node in cells.measures for code in cells.held(node, key)}
    pairs = [(code, cells.code_word(key, code)) for code in found]
    if key == SECTION:
        first: dict[str, int] = {}
        for node in cells.measures:
            first.setdefault(cells.section(node), cells.place[node])
        return sorted(pairs, key=lambda pair: first.get(pair[0], 0))
    return sorted(pairs, key=lambda pair: pair[1].casefold())
