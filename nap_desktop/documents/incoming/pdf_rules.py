"""Ruling lines of a page as tables: the cells that they enclose, and how far each of them goes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nap_desktop.documents.incoming.pdf_page import Glyph, Page, Rule

_NEAR = 2.5  # points within which lines meet or are the same
_MOST_SLOTS = 20_000  # of a table on one page
_MOST_RULES = 8_000


class Box(NamedTuple):
    """One cell on a page: its row and column from the upper left, how many it takes, its letters."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    right: float
    glyphs: list[Glyph]


class Ruled(NamedTuple):
    """A table on one page; xs: its column edges from left to right, top and bottom its sides."""

    xs: list[float]
    top: float
    bottom: float
    rows: int
    boxes: list[Box]


def tables_of(page: Page) -> tuple[list[Ruled], list[Glyph]]:
    """Return the tables of a page from top to bottom, and the letters that stand in none."""
    rules = as_one(page.rules[:_MOST_RULES])
    found: list[Ruled] = []
    rest = page.glyphs
    for group in _groups(rules):
        xs = _edges(rule.at for rule in group if not rule.lies)
        ys = _edges(rule.at for rule in group if rule.lies)
        slots = (len(xs) - 1) * (len(ys) - 1)
        if len(xs) < 3 or len(ys) < 2 or slots > _MOST_SLOTS:
            continue  # a box round a text is no table
        inside = [one for one in rest if _is_in(one, xs, ys)]
        if not inside:
            continue
        table = _table(group, xs, ys, inside)
        if len(table.boxes) < 2:
            continue
        taken = {one.order for one in inside}
        rest = [one for one in rest if one.order not in taken]
        found.append(table)
    return sorted(found, key=lambda table: -table.top), rest


def _is_in(glyph: Glyph, xs: Sequence[float], ys: Sequence[float]) -> bool:
    middle, height = (glyph.x + glyph.right) / 2, glyph.y + glyph.size * 0.25
    return xs[0] < middle < xs[-1] and ys[0] < height < ys[-1]


def as_one(rules: Iterable[Rule]) -> list[Rule]:
    """Return lines that lie on each other or end where another begins as one."""
    found: list[Rule] = []
    open_: dict[bool, list[Rule]] = {True: [], False: []}
    for lies in (True, False):
        for rule in sorted(
            (one for one in rules if one.lies == lies), key=lambda r: (r.at, r.start)
        ):
            for number, other in enumerate(open_[lies]):
                if abs(other.at - rule.at) < _NEAR and _meet(other, rule):
                    start, end = min(other.start, rule.start), max(other.end, rule.end)
                    open_[lies][number] = Rule(lies, other.at, start, end)
                    break
            else:
                still = [one for one in open_[lies] if rule.at - one.at < _NEAR]
                found += [one for one in open_[lies] if rule.at - one.at >= _NEAR]
                open_[lies] = [*still, rule]
        found += open_[lies]
    return found


def _meet(one: Rule, other: Rule) -> bool:
    return other.start < one.end + _NEAR and one.start < other.end + _NEAR


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the lines that hang together, each group a possible table."""
    parent = list(range(len(rules)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    lying = sorted((rule.at, n) for n, rule in enumerate(rules) if rule.lies)
    heights = [at for at, _ in lying]
    for number, rule in enumerate(rules):
        if rule.lies:
            continue
        low = bisect_left(heights, rule.start - _NEAR)
        for _, other in lying[low : bisect_left(heights, rule.end + _NEAR)]:
            if rules[other].start - _NEAR < rule.at < rules[other].end + _NEAR:
                parent[root(other)] = root(number)
    groups: dict[int, list[Rule]] = {}
    for number, rule in enumerate(rules):
        groups.setdefault(root(number), []).append(rule)
    return [group for group in groups.values() if len(group) > 3]


def _edges(places: Iterable[float]) -> list[float]:
    """Return places from the lowest up, those that are near as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _table(
    group: Sequence[Rule], xs: list[float], ys: list[float], glyphs: Sequence[Glyph]
) -> Ruled:
    rows, columns = len(ys) - 1, len(xs) - 1
    boxes = _boxes(group, xs, ys)
    place_of = {
        (row, column): number
        for number, box in enumerate(boxes)
        for row in range(box.row, box.row + box.rows)
        for column in range(box.column, box.column + box.columns)
    }
    for glyph in glyphs:
        column = min(bisect_left(xs, (glyph.x + glyph.right) / 2) - 1, columns - 1)
        row = rows - min(bisect_left(ys, glyph.y + glyph.size * 0.25), rows)
        boxes[place_of[row, max(column, 0)]].glyphs.append(glyph)
    return Ruled(xs, ys[-1], ys[0], rows, boxes)


def _boxes(group: Sequence[Rule], xs: list[float], ys: list[float]) -> list[Box]:
    """Return the cells: stretches that no line divides, as rectangles."""
    rows, columns = len(ys) - 1, len(xs) - 1
    right, below = _walls(group, xs, ys)
    taken: set[tuple[int, int]] = set()
    found: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = 1
            while (
                column + wide < columns
                and (row, column + wide - 1) not in right
                and (row, column + wide) not in taken
            ):
                wide += 1
            high = 1
            while row + high < rows and not any(
                (row + high - 1, at) in below or (row + high, at) in taken
                for at in range(column, column + wide)
            ):
                high += 1
            taken.update(
                (r, c) for r in range(row, row + high) for c in range(column, column + wide)
            )
            found.append(Box(row, column, high, wide, xs[column], xs[column + wide], []))
    return found


def _walls(
    group: Sequence[Rule], xs: list[float], ys: list[float]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return the slots that have a line at their right, and those that have one below."""
    rows = len(ys) - 1
    right: set[tuple[int, int]] = set()
    below: set[tuple[int, int]] = set()
    for rule in group:
        edges, across = (ys, xs) if rule.lies else (xs, ys)
        at = min(range(len(edges)), key=lambda n: abs(edges[n] - rule.at))
        for slot in range(len(across) - 1):
            middle = (across[slot] + across[slot + 1]) / 2
            if not rule.start - _NEAR < middle < rule.end + _NEAR:
                continue
            if rule.lies:
                below.add((rows - at - 1, slot))
            else:
                right.add((rows - slot - 1, at - 1))
    return right, below
