"""Which pages lie on their side: those with measure tables, and what belongs to them.

Prose reads best on a portrait page, a table of seven columns on a landscape one. A heading
goes with its table, and no page is turned for a few lines: a nearly empty page looks like a
mistake on the desk that approves.
"""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.documents.blocks import Block, Grid, Heading, PageBreak, Turn
from nap_desktop.documents.layout import TALL, grid_height, height

_INTRODUCTION = 0.30  # of a portrait page: prose that stays with the table it introduces
_BETWEEN = 0.75  # of a portrait page: prose between tables that is not worth two turns
_EDGE = 0.30  # of a portrait page: prose before the first or after the last table


def turned(blocks: Sequence[Block], more_follows: bool) -> list[Block]:
    """Return the blocks with turns between portrait and landscape stretches.

    more_follows: whether portrait text comes after them anyway.
    """
    wide = [_is_wide(block) for block in blocks]
    if not any(wide):
        return [Turn(False), *blocks]
    heights = [_height(block) for block in blocks]
    _take_introductions(blocks, wide, heights)
    _take_gaps(wide, heights, more_follows)
    return _with_turns(blocks, wide)


def _is_wide(block: Block) -> bool:
    return isinstance(block, Grid) and not block.upright


def _height(block: Block) -> float:
    if isinstance(block, Grid):
        return 0.0 if _is_wide(block) else grid_height(block, TALL[0])
    return height(block, TALL[0])


def _take_introductions(
    blocks: Sequence[Block], wide: list[bool], heights: Sequence[float]
) -> None:
    """Lay the headings and the short prose before each table as the table lies."""
    for place, block in enumerate(blocks):
        if not _is_wide(block):
            continue
        begin, prose, above = place, 0.0, place - 1
        while above >= 0 and not wide[above] and prose <= _INTRODUCTION * TALL[1]:
            if isinstance(blocks[above], PageBreak):
                begin = above
                break
            if isinstance(blocks[above], Heading):
                begin = above
            else:
                prose += heights[above]
            above -= 1
        wide[begin:place] = [True] * (place - begin)


def _take_gaps(wide: list[bool], heights: Sequence[float], more_follows: bool) -> None:
    """Lay short portrait stretches as their neighbours lie."""
    for begin, end in _stretches(wide):
        room = sum(heights[begin:end]) / TALL[1]
        at_edge = begin == 0 or end == len(wide)
        if end == len(wide) and more_follows:
            continue
        if room < (_EDGE if at_edge else _BETWEEN):
            wide[begin:end] = [True] * (end - begin)


def _stretches(wide: Sequence[bool]) -> list[tuple[int, int]]:
    """Return begin and end of each portrait stretch."""
    found: list[tuple[int, int]] = []
    begin = 0
    for place in range(len(wide) + 1):
        if place == len(wide) or wide[place]:
            if begin < place:
                found.append((begin, place))
            begin = place + 1
    return found


def _with_turns(blocks: Sequence[Block], wide: Sequence[bool]) -> list[Block]:
    result: list[Block] = []
    lies: bool | None = None
    for block, is_wide in zip(blocks, wide, strict=True):
        turns, lies = is_wide is not lies, is_wide
        if turns:
            result.append(Turn(is_wide))
        if not (turns and isinstance(block, PageBreak)):
            result.append(block)
    return result
