"""A card for one measure or several: a label and its value in each row."""

from __future__ import annotations

from nap_desktop.documents.incoming.interpret.cells import cell_text
from nap_desktop.documents.incoming.interpret.growing import Growing
from nap_desktop.documents.incoming.interpret.item import Item
from nap_desktop.documents.incoming.interpret.measures import Filler, originals
from nap_desktop.documents.incoming.interpret.tables import field_of_label, pairs
from nap_desktop.documents.incoming.source import Grid, Line, Row, lines


def read_fiche(
    growing: Growing, filler: Filler, grid: Grid, above: Item, title: Item | None
) -> None:
    """Read a card: labels and values; each text begins a measure.

    title: the heading right above the card; it is the measure if the card does not say what is done.
    """
    held = [pair for row in grid.rows for pair in pairs(row)]
    has_text = any(field_of_label(cell_text(label)) == "text" for label, _ in held)
    item = None if has_text else title
    early: list[tuple[str, list[Line], str]] = []
    for row in grid.rows:
        title_row = [] if has_text or pairs(row) else _all(row)
        if title_row:
            item = growing.item("measure", row.place, above)
            item.origin = f"{growing.source.name} · {row.place} · {originals({0: title_row})}"
            filler.fill(item, "text", title_row)
        elif not pairs(row):
            for line in _all(row):
                growing.leave(line, "row_without_measure")
        for label, value in pairs(row):
            words, own = cell_text(label), list(lines(value.blocks))
            field = field_of_label(words)
            for line in lines(label.blocks):
                growing.leave(line, "header")
            if field == "text":
                item = growing.item("measure", row.place, above)
                item.origin = f"{growing.source.name} · {row.place} · {originals({0: own})}"
                for earlier in early:
                    filler.fill(item, *earlier)
                early = []
            if item is None:
                early.append((field, own, words))
            elif own:
                filler.fill(item, field, own, words)
    for _, own, _ in early:
        for line in own:
            growing.leave(line, "row_without_measure")


def _all(row: Row) -> list[Line]:
    return [line for cell in row.cells for line in lines(cell.blocks)]
