"""Tables with lying lines only: their columns are told by the white that all their rows leave free.

Such a table is found from one of its lines: rows of letters belong to it, downward and upward, as
long as they stand as near, are as large, and keep a gutter free wherever those before them did.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from nap_desktop.documents.incoming.pdf_lines import is_right_to_left
from nap_desktop.documents.incoming.pdf_page import Glyph, Page, Rule
from nap_desktop.documents.incoming.pdf_rules import Box, Ruled, as_one

_MOST_RULES = 2_000
_MOST_TRIED = 300  # lines on a page that may be those of tables
_LEAST = 0.25  # of the width of a page: shorter lines are under a word or above a footnote
_GUTTER = 0.5  # of the size: narrower white is between words
_SAME_LINE = 0.45  # of the size: base lines that are nearer are of one row
_APART = 2.2  # of the size: rows further apart are of two things
_OTHER_SIZE = 0.12  # of the size
_BESIDE = 2.0  # points between an edge and the letters
_OUT = 4.0  # points that letters may stand beyond the line
_PARTED = 1.12  # of the usual distance: base lines further apart are of two rows of the table
_MOST_IN_HEAD = 6  # base lines between the line above a head and the one below it
_LEAST_BESIDE = 3  # base lines with letters in both of two columns
_MOSTLY = 0.7

Span = tuple[float, float]


class Band(NamedTuple):
    """Letters of one base line; ink: the stretches that words take, from left to right."""

    y: float
    size: float
    glyphs: list[Glyph]
    ink: list[Span]


class _Zone(NamedTuple):
    """The bands of a table from the top down, and the white strips that all of them leave."""

    head: list[Band]
    body: list[Band]
    whites: list[Span]


def open_tables_of(
    page: Page, ruled: Sequence[Ruled], glyphs: list[Glyph]
) -> tuple[list[Ruled], list[Glyph]]:
    """Return tables that only lying lines rule, and the letters that stand in none.

    ruled: the tables of the page that are known, glyphs: the letters that stand in none of them.
    """
    found: list[Ruled] = []
    bands = _bands(glyphs)
    rules = _long_rules(page, ruled)
    for number, rule in enumerate(rules):
        if any(table.bottom <= rule.at <= table.top for table in found):
            continue
        zone = _zone(bands, rule, [one.at for one in rules[number + 1 :] if _alike(one, rule)])
        if zone is None:
            continue
        found.append(_table(zone, rule, [one.at for one in rules]))
        taken = {glyph.order for band in (*zone.head, *zone.body) for glyph in band.glyphs}
        glyphs = [one for one in glyphs if one.order not in taken]
        bands = [band for band in bands if band.glyphs[0].order not in taken]
    return found, glyphs


def _long_rules(page: Page, ruled: Sequence[Ruled]) -> list[Rule]:
    """Return the lying lines that are no part of a known table, from the top down."""
    lying = [
        rule
        for rule in as_one([one for one in page.rules if one.lies][:_MOST_RULES])
        if rule.end - rule.start > _LEAST * page.width
        and not any(table.bottom - _OUT < rule.at < table.top + _OUT for table in ruled)
    ]
    return sorted(lying, key=lambda rule: -rule.at)[:_MOST_TRIED]


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) < _OUT and abs(one.end - other.end) < _OUT


def _bands(glyphs: Iterable[Glyph]) -> list[Band]:
    """Return letters as rows from the top down; blanks are no letters."""
    found: list[Band] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.y, one.order)):
        if glyph.text.isspace():
            continue
        last = found[-1] if found else None
        if last and last.y - glyph.y < _SAME_LINE * max(last.size, glyph.size):
            last.glyphs.append(glyph)
            if glyph.size > last.size:  # the largest letter stands for its row
                found[-1] = last._replace(size=glyph.size)
        else:
            found.append(Band(glyph.y, glyph.size, [glyph], []))
    return [band._replace(ink=_ink(band)) for band in found]


# How far a table goes.


def _zone(bands: Sequence[Band], rule: Rule, lower: Sequence[float]) -> _Zone | None:
    """Return what hangs together round a line; None if that is no table.

    lower: heights of lines as long as this one that follow on the page.
    """
    below = [band for band in bands if band.y < rule.at]
    if not below:
        return None
    whites = [(rule.start - _OUT, rule.end + _OUT)]
    body, whites = _taken(below, rule, below[0], whites, lower)
    above = [band for band in reversed(bands) if band.y >= rule.at]
    head, beside = _taken(above, rule, below[0], whites, ())
    zone = _Zone(sorted(head, reverse=True), body, beside)
    gutters = _gutters(zone)
    if not any(_columns(band, gutters) > 1 for band in head):  # a caption, if anything
        top = [band for band in body if band.y > lower[0]] if _is_top(body, lower) else []
        zone = _Zone(top, body[len(top) :], whites)
    return zone if _is_table(zone) else None


def _is_top(body: Sequence[Band], lower: Sequence[float]) -> bool:
    """Return whether a line is the upper edge of a table: the next one is that below its head."""
    if not lower:
        return False
    between = sum(band.y > lower[0] for band in body)
    return 0 < between <= _MOST_IN_HEAD and between < len(body)


def _taken(
    bands: Sequence[Band], rule: Rule, first: Band, whites: list[Span], cuts: Sequence[float]
) -> tuple[list[Band], list[Span]]:
    """Return the bands, going away from a line, that belong to it, and the white they leave.

    cuts: heights of other lines of the table, which bring what they part nearer.
    """
    taken: list[Band] = []
    before = rule.at
    for band in bands:
        ink = band.ink
        is_like = abs(band.size - first.size) <= _OTHER_SIZE * first.size
        nearest = min((cut for cut in cuts if band.y < cut < before), default=before)
        is_near = abs(nearest - band.y) <= _APART * first.size
        is_within = rule.start - _OUT <= ink[0][0] and ink[-1][1] <= rule.end + _OUT
        if not (is_like and is_near and is_within):
            break
        left = _left_white(whites, ink, _GUTTER * first.size)
        if left is None:
            break
        taken.append(band)
        whites, before = left, band.y
    return taken, whites


def _ink(band: Band) -> list[Span]:
    found: list[Span] = []
    for glyph in sorted(band.glyphs, key=lambda one: one.x):
        if found and glyph.x - found[-1][1] < _GUTTER * band.size:
            found[-1] = (found[-1][0], max(found[-1][1], glyph.right))
        else:
            found.append((glyph.x, glyph.right))
    return found


def _left_white(whites: Sequence[Span], ink: Sequence[Span], least: float) -> list[Span] | None:
    """Return what ink leaves of white strips; None if it runs across one between columns."""
    left: list[Span] = []
    for number, (start, end) in enumerate(whites):
        pieces: list[Span] = []
        at = start
        for dark, light in ink:
            if dark < end and light > start:
                pieces.append((at, dark))
                at = light
        pieces = [one for one in (*pieces, (at, end)) if one[1] - one[0] >= least]
        if not pieces and 0 < number < len(whites) - 1:
            return None
        left += pieces
    return left


def _gutters(zone: _Zone) -> list[Span]:
    """Return the strips that have ink on both sides."""
    ink = [span for band in (*zone.head, *zone.body) for span in band.ink]
    first = min((start for start, _ in ink), default=0.0)
    last = max((end for _, end in ink), default=0.0)
    return [one for one in zone.whites if first < one[0] and one[1] < last]


def _columns(band: Band, gutters: Sequence[Span]) -> int:
    """Return in how many columns a band has letters."""
    ends = [end for _, end in gutters]
    return len({bisect_right(ends, start) for start, _ in band.ink})


def _is_table(zone: _Zone) -> bool:
    """Return whether there are three columns, or two that often have letters beside each other."""
    gutters = _gutters(zone) if len(zone.body) > 1 else []
    beside = sum(_columns(band, gutters) > 1 for band in zone.body)
    return len(gutters) > 1 or (len(gutters) == 1 and beside >= _LEAST_BESIDE)


# The table itself.


def _table(zone: _Zone, rule: Rule, cuts: Sequence[float]) -> Ruled:
    gutters = _gutters(zone)
    bands = [*zone.head, *zone.body]
    is_rtl = is_right_to_left("".join(one.text for band in bands for one in band.glyphs))
    xs = [rule.start, *(_edge(bands, gutter, is_rtl) for gutter in gutters), rule.end]
    leads = [
        band.ink[-1][1] > gutters[-1][1] if is_rtl else band.ink[0][0] < gutters[0][0]
        for band in zone.body
    ]
    rows = [zone.head] if zone.head else []
    rows += _rows(zone.body, leads, cuts)
    boxes: list[Box] = []
    for number, row in enumerate(rows):
        columns: list[list[Glyph]] = [[] for _ in xs[1:]]
        for glyph in (glyph for band in row for glyph in band.glyphs):
            columns[min(bisect_right(xs[1:-1], glyph.x), len(columns) - 1)].append(glyph)
        boxes += [Box(number, at, 1, 1, 0.0, 0.0, held) for at, held in enumerate(columns)]
    sides = [_sides(boxes, column) for column in range(len(xs) - 1)]
    boxes = [box._replace(left=sides[box.column][0], right=sides[box.column][1]) for box in boxes]
    return Ruled(
        xs, bands[0].y + bands[0].size, bands[-1].y - 0.3 * bands[-1].size, len(rows), boxes
    )


def _edge(bands: Sequence[Band], gutter: Span, is_rtl: bool) -> float:
    """Return the edge of a column near where its letters begin, as in all rows and on all pages."""
    if is_rtl:
        return max(end for band in bands for _, end in band.ink if end <= gutter[0]) + _BESIDE
    return min(start for band in bands for start, _ in band.ink if start >= gutter[1]) - _BESIDE


def _sides(boxes: Iterable[Box], column: int) -> Span:
    """Return between which sides the text of a column stands."""
    letters = [one for box in boxes if box.column == column for one in box.glyphs]
    left = min((one.x for one in letters), default=0.0)
    return left, max((one.right for one in letters), default=0.0)


def _rows(
    body: Sequence[Band], has_lead: Sequence[bool], cuts: Sequence[float]
) -> list[list[Band]]:
    """Return the bands of each row of a table; has_lead: which have letters in its first column."""
    inside = sum(body[-1].y < cut < body[0].y for cut in cuts)
    gaps = [above.y - below.y for above, below in pairwise(body)]
    parted = [gap > _PARTED * min(gaps) for gap in gaps]
    leads = [has for has, is_parted in zip(has_lead[1:], parted, strict=True) if is_parted]
    by_lead = not leads or sum(leads) > _MOSTLY * len(leads)
    rows = [[body[0]]]
    for number, (above, below) in enumerate(pairwise(body)):
        if inside > 1:
            begins = any(below.y < cut < above.y for cut in cuts)
        else:
            begins = (parted[number] or not leads) and (has_lead[number + 1] or not by_lead)
        if begins:
            rows.append([below])
        else:
            rows[-1].append(below)
    return rows
