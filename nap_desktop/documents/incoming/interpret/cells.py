"""The texts of cells, rows and tables."""

from __future__ import annotations

from nap_desktop.documents.incoming.source import Cell, Grid, Line, Row, lines


def cell_text(cell: Cell) -> str:
    """Return the text of a cell, its lines below each other."""
    blocks = cell.blocks
    if len(blocks) == 1 and isinstance(blocks[0], Line):
        return blocks[0].text
    return "\n".join(line.text for line in lines(blocks))


def row_texts(row: Row, width: int) -> list[str]:
    """Return the text in each column of a row; covered columns have none."""
    found = [""] * width
    for cell in row.cells:
        if cell.column < width:
            found[cell.column] = cell_text(cell)
    return found


def all_texts(grid: Grid) -> list[list[str]]:
    """Return the text in each column of each row."""
    return [row_texts(row, grid.width) for row in grid.rows]
