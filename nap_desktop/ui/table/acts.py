"""What is done with cells and rows of the table, each as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtGui import QGuiApplication

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.services import cell_blocks
from nap_desktop.services.measure_cells import field_at, is_editable
from nap_desktop.services.measure_edits import (
    DoNotFit,
    Misfit,
    Write,
    add_below,
    with_new_rows,
    write,
)
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.table.grid import Grid
from nap_desktop.ui.table.model import MeasureModel

Index = QModelIndex | QPersistentModelIndex
Make = Callable[[Plan], Sequence[Change]]
_MOST_NEW = 5_000  # measures that one paste may add
_NAMED = 3  # values that do not fit, which a sentence names


class TableActs(QObject):
    """The acts on one table.

    told:    a sentence, and whether Undo fits.
    refused: a sentence on why nothing was done.
    asked:   a sentence, and what may be done: words and acts.
    """

    told = Signal(str, bool)
    refused = Signal(str)
    asked = Signal(str, list)

    def __init__(self, model: MeasureModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._grid: Grid | None = None
        self._bridge: Bridge | None = None

    def use(self, grid: Grid) -> None:
        """Act on the cells chosen in a grid."""
        self._grid = grid

    def show_plan(self, bridge: Bridge | None) -> None:
        """Act on the plan behind a bridge."""
        self._bridge = bridge

    # -- what is chosen --

    def _selected(self) -> list[QModelIndex]:
        """Return the chosen cells of measures, row by row."""
        if self._grid is None:
            return []
        chosen = self._grid.selectedIndexes() or [self._grid.currentIndex()]
        found = [index for index in chosen if index.isValid() and self._model.node(index.row())]
        return sorted(found, key=lambda index: (index.row(), index.column()))

    def _at(self, index: Index) -> tuple[NodeId, str]:
        return self._model.node(index.row()), self._model.columns[index.column()]

    def chosen_rows(self) -> list[NodeId]:
        """Return the measures whose whole rows are chosen."""
        if self._grid is None:
            return []
        rows = self._grid.selectionModel().selectedRows()
        return list(dict.fromkeys(filter(None, (self._model.node(one.row()) for one in rows))))

    def one_column(self) -> str:
        """Return the column of the chosen cells if all stand in one that may be written into."""
        keys = {self._at(index)[1] for index in self._selected()}
        key = keys.pop() if len(keys) == 1 else ""
        return key if key and is_editable(key) else ""

    # -- writing --

    def keep(self, index: Index, text: str, for_all: bool) -> str:
        """Write what was typed into a cell, or into all chosen of its column; say what is wrong."""
        node, key = self._at(index)
        if not node:
            return ""
        nodes = [node]
        if for_all:
            nodes += [at for at, column in map(self._at, self._selected()) if column == key]
        name = self.tr("Change {column}").format(column=self._model.caption(key))
        return self._write(name, [Write(one, key, text) for one in dict.fromkeys(nodes)])

    def _write(self, name: str, writes: Sequence[Write]) -> str:
        """Write cells as one step; return a sentence if some do not fit, and write none then."""
        words = self._model.cells.words
        return self._do(name, lambda plan: write(plan, writes, words))

    def _do(self, name: str, make: Make) -> str:
        if self._bridge is None:
            return ""
        try:
            self._bridge.do(name, make)
        except DoNotFit as refusal:
            return self.sentence(refusal.misfits)
        return ""

    def sentence(self, misfits: Sequence[Misfit]) -> str:
        """Return one sentence on values that do not fit."""
        if len(misfits) == 1:
            return self._why(misfits[0])
        named = ", ".join(
            f"“{one.write.written[:30]}” ({self._model.caption(one.write.key)})"
            for one in misfits[:_NAMED]
        )
        more = " …" if len(misfits) > _NAMED else ""
        return self.tr("%n value(s) do not fit their columns: ", "", len(misfits)) + named + more

    def _why(self, misfit: Misfit) -> str:
        column = self._model.caption(misfit.write.key)
        facts = {"value": misfit.write.written[:60], "column": column}
        match misfit.code:
            case "bad_date":
                text = self.tr("“{value}” is not a date ({column}).")
            case "bad_value":
                text = self.tr("“{value}” is not a number ({column}).")
            case "fixed_field":
                text = self.tr("{column} cannot be changed here.")
            case _:
                text = self.tr("“{value}” is none of the choices ({column}).")
        return text.format(**facts)

    def flip(self) -> None:
        """Set the chosen flags if one of them is not set, else take them away."""
        cells = [self._at(index) for index in self._selected()]
        cells = [(node, key) for node, key in cells if _type(key) == "flag"]
        plan = self._model.cells.plan
        value = "" if all(plan.get(node, key) for node, key in cells) else "1"
        writes = [Write(node, key, exact=value, type="flag") for node, key in cells]
        self._write(self.tr("Change choices"), writes)

    def clear(self) -> None:
        """Empty the chosen cells; whole rows are deleted."""
        if self.chosen_rows():
            self.delete_rows()
            return
        cells = [self._at(index) for index in self._selected()]
        writes = [Write(node, key, exact="") for node, key in cells if is_editable(key)]
        self._write(self.tr("Clear cells"), writes)

    def delete_rows(self) -> None:
        """Delete the measures whose rows, or any cells, are chosen."""
        nodes = self.chosen_rows() or list(
            dict.fromkeys(self._at(index)[0] for index in self._selected())
        )
        if self._bridge is None or not nodes:
            return
        row = self._model.rows_of(nodes[0])[0]
        name = self.tr("Delete %n measure(s)", "", len(nodes))
        if self._bridge.do(name, lambda plan: edits.delete(plan, nodes)):
            self.told.emit(self.tr("%n measure(s) deleted.", "", len(nodes)), True)
            if self._grid is not None:
                at = self._model.index(min(row, len(self._model.rows) - 1), 0)
                self._grid.setCurrentIndex(at)

    def fill_down(self) -> None:
        """Give the chosen cells of each column the value of the highest; one cell, that above it."""
        selected = self._selected()
        if not selected:
            return
        writes: list[Write] = []
        for column in {index.column() for index in selected}:
            rows = [index.row() for index in selected if index.column() == column]
            source = rows[0] if len(rows) > 1 else self._row_above(rows[0])
            key = self._model.columns[column]
            node = self._model.node(source)
            if node and is_editable(key):
                value = self._model.cells.plan.get(node, key)
                for row in rows:
                    if row != source:
                        writes.append(
                            Write(self._model.node(row), key, exact=value, type=_type(key))
                        )
        self._write(self.tr("Fill down"), writes)

    def _row_above(self, row: int) -> int:
        row -= 1
        while row >= 0 and not self._model.node(row):
            row -= 1
        return row

    def add_measure(self) -> None:
        """Add a measure below that of the current row, and write its text."""
        if self._bridge is None or self._grid is None:
            return
        plan = self._bridge.plan
        after = self._grid.place[0] or (self._model.cells.measures or [plan.root])[-1]
        made: list[Change] = []

        def make(plan: Plan) -> list[Change]:
            made.extend(add_below(plan, after))
            return made

        if self._bridge.do(self.tr("Add measure"), make):
            node = next(one.node.id for one in made if isinstance(one, InsertNode))
            self._grid.go_to(node, "text")
            self._grid.setFocus()
            if self._grid.place == (node, "text"):
                self._grid.edit_here()

    # -- the clipboard --

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, for this program and for others."""
        selected = self._selected()
        if not selected:
            return
        rows = sorted({index.row() for index in selected})
        first, last = (f(index.column() for index in selected) for f in (min, max))
        keys = self._model.columns[first : last + 1]
        chosen = {(index.row(), index.column()) for index in selected}
        cells = self._model.cells

        def block(value: Callable[[NodeId, str], str]) -> cell_blocks.Block:
            return [
                [
                    value(self._model.node(row), key) if (row, first + n) in chosen else ""
                    for n, key in enumerate(keys)
                ]
                for row in rows
            ]

        words = block(cells.text)
        data = QMimeData()
        data.setText(cell_blocks.to_tsv(words))
        data.setHtml(cell_blocks.to_html(words))
        exact = block(lambda node, key: cells.plan.get(node, key) if is_editable(key) else "")
        data.setData(cell_blocks.MIME, cell_blocks.to_exact(keys, exact).encode())
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Put the chosen cells on the clipboard and empty them."""
        self.copy()
        cells = [self._at(index) for index in self._selected()]
        writes = [Write(node, key, exact="") for node, key in cells if is_editable(key)]
        self._write(self.tr("Cut cells"), writes)

    def paste(self) -> None:
        """Write the block of the clipboard from the first chosen cell on, all of it or nothing."""
        data, selected = QGuiApplication.clipboard().mimeData(), self._selected()
        words, keys, exact = _read(data)
        if not words or not selected:
            return
        column = min(index.column() for index in selected)
        columns = self._model.columns[column : column + len(words[0])]
        if len(columns) < len(words[0]):
            refusal = self.tr(
                "Nothing was pasted: the block has {wide} columns, from here on the table has {room}."
            )
            self.refused.emit(refusal.format(wide=len(words[0]), room=len(columns)))
            return
        high = len({index.row() for index in selected})
        if high > len(words) and high % len(words) == 0:  # one row over many
            words, exact = words * (high // len(words)), exact * (high // len(words))
        wide = len({index.column() for index in selected})
        if len(words[0]) == 1 and wide > 1:  # one value over many columns
            columns = self._model.columns[column : column + wide]
            words = [row * wide for row in words]
            keys, exact = keys * wide, [row * wide for row in exact]
        self._paste_at(selected[0].row(), columns, _Block(words, keys, exact))

    def _paste_at(self, row: int, columns: Sequence[str], block: _Block) -> None:
        nodes: list[NodeId] = []
        while len(nodes) < block.height and row < len(self._model.rows):
            if node := self._model.node(row):
                nodes.append(node)
            row += 1
        writes = [one for n, node in enumerate(nodes) for one in block.writes(n, node, columns)]
        beyond = [block.writes(n, "", columns) for n in range(len(nodes), block.height)]
        if not beyond:
            self._paste(writes, [], "")
            return
        rest, last = len(beyond), nodes[-1]
        if rest > _MOST_NEW:
            refusal = self.tr("Nothing was pasted: the block has {count} rows too many.")
            self.refused.emit(refusal.format(count=rest))
            return
        question = self.tr(
            "The block has %n row(s) more than there are measures from here on.", "", rest
        )
        self.asked.emit(
            question,
            [
                (
                    self.tr("Add %n new measure(s)", "", rest),
                    lambda: self._paste(writes, beyond, last),
                ),
                (self.tr("Paste without them"), lambda: self._paste(writes, [], "")),
            ],
        )

    def _paste(
        self, writes: Sequence[Write], beyond: Sequence[Sequence[Write]], last: NodeId
    ) -> None:
        words = self._model.cells.words
        if beyond:
            refusal = self._do(
                self.tr("Paste cells"),
                lambda plan: with_new_rows(plan, writes, last, beyond, words),
            )
        else:
            refusal = self._write(self.tr("Paste cells"), writes)
        if refusal:
            self.refused.emit(self.tr("Nothing was pasted. {why}").format(why=refusal))


class _Block:
    """What is pasted: words, and where they come from this program, the values themselves."""

    def __init__(
        self, words: cell_blocks.Block, keys: Sequence[str], exact: cell_blocks.Block
    ) -> None:
        self._words, self._keys, self._exact = words, keys, exact
        self.height = len(words)

    def writes(self, row: int, node: NodeId, columns: Sequence[str]) -> list[Write]:
        """Return what is written into a measure."""
        found: list[Write] = []
        for place, key in enumerate(columns):
            words = self._words[row][place]
            exact, type_ = None, ""
            if self._exact and is_editable(self._keys[place]):
                exact, type_ = self._exact[row][place], _type(self._keys[place])
            found.append(Write(node, key, words, exact, type_))
        return found


def _read(data: QMimeData) -> tuple[cell_blocks.Block, list[str], cell_blocks.Block]:
    """Return the block on the clipboard in words, its columns and its exact values, if it has any."""
    keys: list[str] = []
    exact: cell_blocks.Block = []
    words: cell_blocks.Block = []
    if data.hasFormat(cell_blocks.MIME):
        keys, exact = cell_blocks.from_exact(bytes(data.data(cell_blocks.MIME).data()).decode())
        words = cell_blocks.from_tsv(data.text())
    if not words and data.hasHtml() and "<table" in data.html().lower():
        words = cell_blocks.from_html(data.html())
    words = words or cell_blocks.from_tsv(data.text())
    same = len(words) == len(exact) and bool(words) and len(words[0]) == len(keys)
    return (words, keys, exact) if same else (words, [], [])


def _type(key: str) -> str:
    field = field_at(key)
    return field.type if field else ""
