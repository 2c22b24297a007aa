"""A table of measures, row by row, into items: tasks, groups merged downward, shared cells."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from nap_desktop.documents.incoming.interpret.assembly import Assembly
from nap_desktop.documents.incoming.interpret.cells import cell_text
from nap_desktop.documents.incoming.interpret.growing import Growing
from nap_desktop.documents.incoming.interpret.headings import Title
from nap_desktop.documents.incoming.interpret.item import Item
from nap_desktop.documents.incoming.interpret.labelled import names_parts
from nap_desktop.documents.incoming.interpret.measures import Filler, originals, split_number
from nap_desktop.documents.incoming.interpret.memory import Log
from nap_desktop.documents.incoming.interpret.row_roles import (
    COUNT,
    EMPTY,
    HEADER,
    HEADING,
    INTO,
    SHAPING,
    TOTAL,
)
from nap_desktop.documents.incoming.interpret.tables import (
    Reading,
    header_texts,
)
from nap_desktop.documents.incoming.interpret.words import folded
from nap_desktop.documents.incoming.source import Cell, Grid, Line, Row, lines

Heading = Callable[[str, Line, str], Item]
_Filled = tuple[int, Cell | None, Sequence[Line]]  # column, the cell if it is merged, its lines


class RowReader:
    """Reads the rows of one table; `heading` makes an item of a task row or of a group cell."""

    def __init__(
        self,
        growing: Growing,
        filler: Filler,
        grid: Grid,
        reading: Reading,
        heading: Heading,
        above: Item,
    ) -> None:
        self._growing = growing
        self._filler = filler
        self._grid = grid
        self._reading = reading
        self._heading = heading
        self._above = above
        self._group: Item | None = None
        self._headers = header_texts(grid, reading.headers)
        self._assembly = Assembly(growing, filler, self._headers)
        self._down: dict[
            int, tuple[Cell, int]
        ] = {}  # column: a cell that goes on, and to which row
        self._last: Item | None = None
        choices = growing.choices
        fields = reading.fields
        shape = tuple((at, one if one in SHAPING else "") for at, one in fields.items())
        self._shape = growing.memory.kept(("shape", shape, choices.splits), object)
        context = (
            *(tuple(reading.fields.items()), tuple(self._headers), filler.known),
            *(tuple(sorted(choices.bodies.items())), choices.splits),
        )
        self._may_bear = bool(growing.source.notes or growing.source.comments)
        # one object for all that measures depend on besides their cells
        self._context = growing.memory.kept(("context", context), object)
        self._field_of: dict[tuple[int, int], str] = {}

    def read(self) -> None:
        """Read all rows."""
        choices = self._growing.choices
        for at, (row, guess) in enumerate(zip(self._grid.rows, self._reading.rows, strict=True)):
            role = choices.roles.get(row.place) or self._by_look(row) or guess
            self._row(at, row, role)
            for cell in row.cells:
                if cell.rows > 1:
                    self._down[cell.column] = (cell, at + cell.rows)

    def _by_look(self, row: Row) -> str:
        """Return what a person says that rows which look like this one are; empty for nothing."""
        looks = self._growing.choices.looks
        if not looks:
            return ""
        key = ("look", row.place)
        return looks.get(self._growing.memory.kept(key, lambda: row_look(row, self._grid)), "")

    def _row(self, at: int, row: Row, role: str) -> None:
        if role in (HEADER, COUNT, TOTAL, "left_out"):
            why = {HEADER: "header", COUNT: "column_numbers", TOTAL: "total"}.get(role, "chosen")
            for line in _all(row):
                self._growing.leave(line, why)
        elif role.startswith(INTO):
            self._into(row, self._growing.at_place(role.removeprefix(INTO)))
        elif role.startswith(HEADING):
            self._task(row, role)
        elif role == "text":
            self._say(row, self._group or self._above)
        elif role != EMPTY:
            self._measure(at, row)

    def _say(self, row: Row, target: Item) -> None:
        """Write the words of a row into the text of an item."""
        held = list(_all(row))
        key = "summary" if target.kind == "plan" else "text"
        target.say(key, "\n".join(one.text for one in held))
        for line in held:
            self._growing.take(line, target.id, "text")

    def _into(self, row: Row, target: Item | None) -> None:
        """Add a row to an item that a person chose; left out if that item is there no more."""
        if target is None:
            for line in _all(row):
                self._growing.leave(line, "row_without_measure")
        elif target.kind == "measure":
            self._more(row, target)
        else:
            self._say(row, target)

    def _task(self, row: Row, role: str) -> None:
        held = list(_all(row))
        if not held:
            return
        words = " ".join(line.text for line in held)
        self._group = self._heading(words, held[0], role)
        for line in held:
            self._growing.take(line, self._group.id, "heading", "task_row")
            self._growing.hang(line, self._group)

    def _cells(self, at: int, row: Row) -> dict[int, Cell]:
        """Return the cells of a row by column, those that go on from above too."""
        found = {column: cell for column, (cell, end) in self._down.items() if at < end}
        found |= {cell.column: cell for cell in row.cells}
        return dict(sorted(found.items()))

    def _fields(self, cell: Cell) -> str:
        """Return the field of a cell: of the first of its columns that has one."""
        key = cell.column, cell.columns
        if key not in self._field_of:
            fields = self._reading.fields
            columns = range(cell.column, cell.column + cell.columns)
            self._field_of[key] = next((fields[at] for at in columns if at in fields), "")
        return self._field_of[key]

    def _measure(self, at: int, row: Row) -> None:
        plain = self._growing.memory.get(("plain", row.place, self._context))
        if plain is not None and self._retold(plain):
            return
        simple = ("simple", row.place, self._shape)
        if self._growing.memory.get(simple):
            self._keep(("plain", row.place, self._context), self._put_together(row, {}))
            return
        cells = self._cells(at, row)
        own = {cell.column for cell in row.cells}
        self._groups(cells, own)
        texts = [cell for cell in cells.values() if self._fields(cell) == "text"]
        goes_on = bool(texts) and texts[0].column not in own
        has_text = any(cell_text(cell).strip() for cell in texts)
        if (goes_on or not has_text or self._is_cut(row, texts)) and self._last is not None:
            self._more(row, self._last)
            return
        if not texts or not cell_text(texts[0]).strip():
            for line in _all(row):
                self._growing.leave(line, "row_without_measure")
            return
        parts = self._parts(cells, texts[0])
        for number, part in enumerate(parts):
            self._kept_one(row, cells, texts[0], part, number, len(parts))

    def _kept_one(
        self,
        row: Row,
        cells: Mapping[int, Cell],
        text: Cell,
        part: tuple[str, list[Line]],
        at: int,
        count: int,
    ) -> None:
        """Read one measure, or take it from memory as it was read at an earlier time."""
        growing = self._growing
        key = ("measure", row.place, at, count, self._context)
        held: tuple[Item, Log] | None = growing.memory.get(key)
        if held is not None and self._retold(held):
            return
        bears = self._may_bear and any(
            line.notes or line.comments for cell in cells.values() for line in lines(cell.blocks)
        )
        if bears or count > 1:
            growing.record()
            self._one(row, cells, text, part, at, count)
            log = growing.stop()
            if not bears:
                self._keep(key, log)
            return
        begins = any(self._begins_group(cell) for cell in row.cells)
        is_plain = text in row.cells and not begins and not self._is_cut(row, [text])
        log = self._put_together(row, cells)
        self._keep(("plain", row.place, self._context) if is_plain else key, log)
        if is_plain:
            growing.memory.keep(("simple", row.place, self._shape), value=True)

    def _keep(self, key: Hashable, log: Log) -> None:
        """Keep the measure that was just read, with what was noted of it."""
        if self._last is not None:
            self._last.prepare()
            self._growing.memory.keep(key, (self._last.copy(), log))

    def _put_together(self, row: Row, cells: Mapping[int, Cell]) -> Log:
        """Read a row that is one measure, cell by cell, each but once in a field."""
        kept = self._growing.memory.kept
        filled = kept(("filled", row.place), lambda: _filled(cells))
        item = self._growing.item("measure", row.place, self._group or self._above)
        item.origin = kept(("origin", row.place), lambda: self._origin(row, filled))
        self._last = item
        fields, has_group = self._reading.fields, 0 not in self._reading.fields
        held = [
            (column, field, own)
            for column, one, own in filled
            if (field := fields.get(column, "") if one is None else self._fields(one)) != "group"
            and not (one is not None and has_group and self._is_group_cell(one))
        ]
        return self._assembly.put_together(item, held)

    def _origin(self, row: Row, filled: Sequence[_Filled]) -> str:
        words = originals({column: own for column, _, own in filled})
        return f"{self._growing.source.name} · {row.place} · {words}"

    def _retold(self, held: tuple[Item, Log]) -> bool:
        """Add a measure as it was read before; False if it can no longer be the same."""
        if not self._growing.retell(held[1]):
            return False
        self._last = held[0].copy()
        self._growing.put(self._last, self._group or self._above)
        return True

    def _is_cut(self, row: Row, texts: list[Cell]) -> bool:
        """Return whether a row is the rest of the text above: nothing else, and a small letter."""
        if not texts or not cell_text(texts[0]).strip()[:1].islower():
            return False
        filled = [cell for cell in row.cells if cell_text(cell).strip()]
        return filled == texts and "number" in self._reading.fields.values()

    def _groups(self, cells: Mapping[int, Cell], own: set[int]) -> None:
        """Begin a new group where a cell that is merged downward, or says so, begins."""
        for column, cell in cells.items():
            if column not in own or not self._begins_group(cell):
                continue
            held = list(lines(cell.blocks))
            words = " ".join(line.text for line in held)
            same = self._group is not None and folded(self._group.origin) == folded(words)
            if not same:
                self._group = self._heading(words, held[0], "heading")
                self._group.origin = words
            for line in held:
                self._growing.take(line, self._group.id if self._group else "", "heading", "group")

    def _begins_group(self, cell: Cell) -> bool:
        is_group = self._reading.fields.get(cell.column) == "group"
        return (is_group or self._is_group_cell(cell)) and bool(cell_text(cell).strip())

    def _parts(self, cells: Mapping[int, Cell], text: Cell) -> list[tuple[str, list[Line]]]:
        """Return (number, lines) of each measure in a cell: several where each has its number."""
        held = list(lines(text.blocks))
        numbers = [
            line.text.strip()
            for cell in cells.values()
            if self._fields(cell) == "number"
            for line in lines(cell.blocks)
        ]
        chosen = any(line.place.rpartition("/")[0] in self._growing.choices.splits for line in held)
        if len(held) > 1 and (len(numbers) == len(held) or chosen):
            return [
                (numbers[at] if at < len(numbers) else "", [line]) for at, line in enumerate(held)
            ]
        typed = [split_number(line.text) for line in held]
        if len(held) > 1 and all("." in number.rstrip(".") for number, _ in typed):
            return [(number, [line]) for line, (number, _) in zip(held, typed, strict=True)]
        return [("", held)]

    def _one(
        self,
        row: Row,
        cells: Mapping[int, Cell],
        text: Cell,
        part: tuple[str, list[Line]],
        at: int,
        count: int,
    ) -> None:
        number, held = part
        parent = self._group or self._above
        item = self._growing.item("measure", row.place, parent, str(at) if count > 1 else "")
        item.origin = f"{self._growing.source.name} · {row.place} · "
        by_column = {cell.column: list(lines(cell.blocks)) for cell in cells.values()}
        item.origin += originals(by_column if count == 1 else {text.column: held})
        item.number = number
        if count > 1:
            self._growing.tell("split_cell", row.place, item.id, count=str(count))
        for column, cell in cells.items():
            field = self._fields(cell)
            own = by_column[column]
            if field == "text":
                self._filler.fill(item, field, held if cell is text else own)
            elif field == "number" and number:
                for line in own:
                    self._growing.take(line, item.id, "field", field)
            elif field != "group" and own and not self._is_group_cell(cell):
                is_aligned = len(own) == count and not names_parts(cell_text(cell))
                own = [own[at]] if count > 1 and is_aligned else own
                self._filler.fill(item, field or "", own, self._header(cell))
        self._last = item

    def _is_group_cell(self, cell: Cell) -> bool:
        return cell.column == 0 and 0 not in self._reading.fields and cell.rows > 1

    def _header(self, cell: Cell) -> str:
        return self._headers[cell.column] if cell.column < len(self._headers) else ""

    def _more(self, row: Row, last: Item) -> None:
        """Add what a row says to a measure, as that above whose cell goes on or has no other text."""
        for cell in row.cells:
            held = list(lines(cell.blocks))
            field = self._fields(cell)
            if held and field not in ("number", "group"):
                self._filler.fill(last, field, held, self._header(cell))
            elif field == "number":
                for line in held:
                    self._growing.leave(line, "row_without_measure")


def depth_in_table(title: Title, last: Sequence[tuple[int, Item]]) -> int:
    """Return how deep a task row is below those before it: "1.1" below "1", a task below a section."""
    for depth, item in reversed(last):
        is_dotted = item.number and title.number.startswith(f"{item.number.rstrip('.')}.")
        if is_dotted or (title.kind == "objective" and item.origin == "section" and title.label):
            return depth + 1
        if item.origin == "section" and not title.label:
            return depth + 1
    return 1


def _filled(cells: Mapping[int, Cell]) -> list[_Filled]:
    """Return the cells that hold any text."""
    found = [(cell, list(lines(cell.blocks))) for cell in cells.values()]
    return [
        (cell.column, None if cell.columns == cell.rows == 1 else cell, own)
        for cell, own in found
        if any(line.text.strip() for line in own)
    ]


def _all(row: Row) -> list[Line]:
    return [line for cell in row.cells for line in lines(cell.blocks)]


def row_look(row: Row, grid: Grid) -> str:
    """Return a print of how a row looks: its cells, shade and type, the same for rows made alike."""
    cells = ",".join(
        f"{cell.columns}{'s' if cell.shaded else ''}{'b' if _bold(cell) else ''}"
        f"{'' if cell_text(cell).strip() else '-'}"
        for cell in row.cells
    )
    return f"row {grid.width}: {cells}"


def _bold(cell: Cell) -> bool:
    held = [line for line in lines(cell.blocks) if line.text.strip()]
    return bool(held) and all(line.look.bold for line in held)
