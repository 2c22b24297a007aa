"""The print of a document: the same for documents that were made alike, as year by year."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from nap_desktop.documents.incoming.source import Block, Grid, Line

_PRINT = 16  # digits


def shape(blocks: Iterable[Block]) -> str:
    """Return a print of the headers of tables and the styles of headings of a document."""
    words: list[str] = []
    styles: set[str] = set()
    for block in blocks:
        if isinstance(block, Line):
            if block.look.heading:
                styles.add(block.look.style)
        elif len(block.rows) > 1:
            words.append(_header(block))
    content = "\n".join([*dict.fromkeys(words), *sorted(styles)])
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:_PRINT]


def _header(grid: Grid) -> str:
    cells = grid.rows[0].cells
    return "|".join(
        " ".join(one.text.casefold() for one in cell.blocks if isinstance(one, Line))
        for cell in cells
    )
