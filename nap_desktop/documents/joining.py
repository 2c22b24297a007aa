"""The parts of a document put together: what begins a new page, and how pages lie."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.documents.blocks import Block, PageBreak, Turn
from nap_desktop.documents.orientation import turned

ALONE = ("cover", "contents")  # parts that stand upright on pages of their own


def joined(parts: Sequence[tuple[str, list[Block]]], paper: str) -> list[Block]:
    """Return the blocks of all parts in order, the first of them a turn.

    paper: `turned` for tables on their side between upright text, `upright` or `side` for all
    but the cover and the contents.
    """
    blocks: list[Block] = []
    lies: bool | None = None
    for run, alone in _runs(parts):
        laid = [Turn(False), *run] if alone else _laid(run, paper)
        first = laid[0]
        if blocks and isinstance(first, Turn) and first.landscape == lies:
            laid = [PageBreak(), *laid[1:]]
        blocks += laid
        lies = [block.landscape for block in blocks if isinstance(block, Turn)][-1]
    return blocks or [Turn(False)]


def _runs(parts: Sequence[tuple[str, list[Block]]]) -> list[tuple[list[Block], bool]]:
    """Return stretches of parts that follow each other on the page, and whether each is alone."""
    runs: list[tuple[list[Block], bool]] = []
    label: list[Block] = []
    for name, part in parts:
        if name == "annex":
            label = part
            continue
        alone = name in ALONE
        if name == "cover" or not runs or alone or runs[-1][1]:
            runs.append(([*label, *part], alone))
        else:
            runs[-1][0].extend([*label, *part])
        label = []
    if label:
        runs.append((label, False))
    return runs


def _laid(run: list[Block], paper: str) -> list[Block]:
    if paper == "turned":
        return turned(run, False)
    return [Turn(paper == "side"), *run]
