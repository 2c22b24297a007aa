"""Boxes beside the text of a page: told from it by the order in which the file gives its letters.

Programs write the text of a page from the top down and a box in one go before or after it. Where
the file leaps up, something begins that stands beside what it gave before, even where both meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nap_desktop.documents.incoming.pdf_page import Glyph

_WIDEST = 0.6  # of the width of a page; what is wider is the text
_LEAP = 1.0  # of the size: the next base line is as much higher at least where something new begins
_OUTDENT = 3.0  # of the size: a line that begins further left is no more of a box
_SAME_LINE = 0.45  # of the size
_MOST = 8  # leaps on a page; there are more where each cell of a table is written apart
_LEAST_LINES = 2

Flow = list[list[Glyph]]  # lines of letters in the order of the file


def boxes_of(glyphs: Sequence[Glyph], width: float) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Return the letters of each box of a page of this width, and those of the text."""
    flows = _flows(glyphs)
    if not 1 < len(flows) <= _MOST:
        return [], list(glyphs)
    main = max(flows, key=_letters)
    boxes = [flow for flow in flows if flow is not main and _is_box(flow, flows, width)]
    spans = [range(box[0][0].order, box[-1][-1].order + 1) for box in boxes]  # blanks, too
    held = [[one for one in glyphs if one.order in span] for span in spans]
    return held, [one for one in glyphs if not any(one.order in span for span in spans)]


def _letters(flow: Flow) -> int:
    return sum(map(len, flow))


def _flows(glyphs: Iterable[Glyph]) -> list[Flow]:
    """Return the stretches of a page that go from the top down, each as its lines."""
    flows: list[Flow] = []
    for line in _lines(glyphs):
        if not flows or not _goes_on(flows[-1], line):
            flows.append([])
        flows[-1].append(line)
    return flows


def _lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: one.order):
        if glyph.text.isspace():
            continue
        last = lines[-1][-1] if lines else None
        if last and abs(last.y - glyph.y) < _LEAP * max(last.size, glyph.size, 1.0):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def _goes_on(flow: Flow, line: list[Glyph]) -> bool:
    last, first = flow[-1][-1], line[0]
    if first.y > last.y:
        return False
    left, right = _sides(flow)
    start, end = _sides([line])
    return start >= left - _OUTDENT * first.size and start < right and end > left


def _sides(flow: Flow) -> tuple[float, float]:
    return (
        min(one.x for line in flow for one in line),
        max(one.right for line in flow for one in line),
    )


def _is_box(flow: Flow, flows: Sequence[Flow], width: float) -> bool:
    """Return whether lines that begin at one place stand beside others."""
    left, right = _sides(flow)
    size = max(flow[0][0].size, 1.0)
    starts = [min(one.x for one in line) for line in flow]
    if len(flow) < _LEAST_LINES or right - left > _WIDEST * width:
        return False
    if max(starts) - min(starts) > size:
        return False
    others = [line[0].y for other in flows if other is not flow for line in other]
    return any(abs(line[0].y - y) < _SAME_LINE * size for line in flow for y in others)
