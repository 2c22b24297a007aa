"""Makes a plan of what was read: the walk through the blocks, with the choices of a person."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.base.calm import calm
from nap_desktop.documents.incoming.interpret import values
from nap_desktop.documents.incoming.interpret.after import inherit_provisions, tell_columns
from nap_desktop.documents.incoming.interpret.all_tables import Tables
from nap_desktop.documents.incoming.interpret.cells import cell_text
from nap_desktop.documents.incoming.interpret.cover import read_cover
from nap_desktop.documents.incoming.interpret.draft import Choices, Draft
from nap_desktop.documents.incoming.interpret.fiche import read_fiche
from nap_desktop.documents.incoming.interpret.front import LONG, Front
from nap_desktop.documents.incoming.interpret.growing import Growing
from nap_desktop.documents.incoming.interpret.headings import Levels, is_contents, title_of
from nap_desktop.documents.incoming.interpret.item import Item, paragraphs
from nap_desktop.documents.incoming.interpret.labelled import (
    names_parts,
    only_names_parts,
    parts,
    points_below,
)
from nap_desktop.documents.incoming.interpret.language import language_of
from nap_desktop.documents.incoming.interpret.measures import (
    Filler,
    split_label,
    split_number,
)
from nap_desktop.documents.incoming.interpret.memory import Memory
from nap_desktop.documents.incoming.interpret.row_roles import INTO, MEASURE
from nap_desktop.documents.incoming.interpret.rows import (
    Heading,
    RowReader,
    depth_in_table,
)
from nap_desktop.documents.incoming.interpret.tables import (
    field_of_label,
    language_of_header,
    pairs,
)
from nap_desktop.documents.incoming.interpret.words import tidy, weight
from nap_desktop.documents.incoming.source import Block, Grid, Line, Source, lines
from nap_desktop.plan.schema import may_hold

_FEWEST = 4  # numbered paragraphs that make a list of measures
_TAIL, _LAST_LINES = 120, 6  # letters of a line that may be a signature; how many there may be
_SHORT = 25  # letters; a shorter paragraph is no measure


_SAID = 14  # letters: so much a text says before it names its parts, if it is a measure
_FAR = 12  # blocks below a paragraph in which its points and parts may stand


def interpret(
    source: Source, choices: Choices | None = None, memory: Memory | None = None
) -> Draft:
    """Return the draft that comes of a source; pure, and the same at each reading.

    memory: of earlier readings of the same source, which makes the next one quick.
    """
    with calm():
        return _Reader(source, choices or Choices(), memory or Memory()).read()


class _Reader:
    """One reading of one source."""

    def __init__(self, source: Source, choices: Choices, memory: Memory) -> None:
        self._source = source
        self._choices = choices
        self._memory = memory
        self._growing = Growing(source, choices, memory)
        self._top = [block for block in source.blocks if isinstance(block, Line)]
        tables = Tables(source, choices, memory)
        self._tables = tables.readings
        self._growing.headers = tables.headers
        self._levels = Levels(self._top, tables.above)
        self._lang = memory.kept("language", lambda: language_of(source))
        self._filler = Filler(self._growing, tables.bodies)
        self._open: list[tuple[int, Item]] = []
        self._provisions: dict[str, tuple[str, ...]] = {}
        self._paragraph: Item | None = None
        self._has_tables = any(one.kind in ("measures", "fiche") for one in self._tables.values())
        self._has_labels = any(names_parts(line.text) for line in self._top)

    # The walk.

    def read(self) -> Draft:
        """Return the draft."""
        root = self._growing.root
        root.fields |= {"language": self._lang, "phase": "draft"}
        start = self._cover()
        blocks = self._source.blocks
        at = start
        while at < len(blocks):
            block = blocks[at]
            if isinstance(block, Grid):
                self._grid(block)
                at += 1
            else:
                at += self._line(block, blocks[at + 1 : at + 1 + _FAR], self._is_tail(at))
        root.fields |= {key: value for key, value in self._choices.plan.items() if value}
        inherit_provisions(self._growing, self._provisions)
        tell_columns(self._growing)
        return self._growing.finish()

    def _cover(self) -> int:
        """Read the first page and return the place of the block after it."""
        title, end = Front(self._source, self._choices, self._tables, self._levels).title_and_end()
        cover: list[Line] = []
        for block in self._source.blocks[:end]:
            cover += lines([block])
        read_cover(self._growing, cover, title)
        for line in cover:
            if is_contents(line.text):
                self._growing.leave(line, "contents")
            elif len(line.text) > LONG and line is not title:
                self._text(line, self._growing.root)
            else:
                self._growing.leave(line, "first_page")
        return end

    def _is_tail(self, at: int) -> bool:
        """Return whether nothing but short lines follow a place: names and dates of who signed."""
        rest = self._source.blocks[at:]
        return (
            bool(self._growing.root.children)
            and len(rest) <= _LAST_LINES
            and all(isinstance(one, Line) and self._may_sign(one) for one in rest)
        )

    def _may_sign(self, line: Line) -> bool:
        return len(line.text) <= _TAIL and not self._levels.level(line)

    # Lines.

    def _line(self, line: Line, following: Sequence[Block], is_tail: bool) -> int:
        """Read a line and return how many blocks that took."""
        role = self._choices.roles.get(line.place) or self._choices.looks.get(line_look(line)) or ""
        level = self._levels.level(line)
        if role == "left_out":
            self._growing.leave(line, "chosen")
        elif role.startswith(INTO) and (item := self._growing.at_place(role.removeprefix(INTO))):
            self._into(line, item)
        elif role.startswith("heading"):
            self._section(
                line, int(role.rpartition(" ")[2] or 1) if role != "heading" else 1, "chosen"
            )
        elif role == MEASURE and line.text.strip():
            return self._measure(line, following)
        elif role == "text":
            self._text(line, self._here)
        elif is_contents(line.text):
            self._growing.leave(line, "contents")
        elif level and self._is_named_measure(line, following):
            return self._measure(line, following)
        elif level:
            self._section(line, level, self._levels.why(line))
        elif self._is_measure(line, following):
            return self._measure(line, following)
        elif self._paragraph is not None and names_parts(line.text):
            self._say_more(line)
        elif is_tail and self._has_tables:
            self._growing.leave(line, "after_the_plan")
        else:
            self._text(line, self._here)
        return 1

    @property
    def _here(self) -> Item:
        return self._open[-1][1] if self._open else self._growing.root

    def _section(self, line: Line, level: int, why: str) -> Item:
        title = title_of(line.text, line.number if line.number != "•" else "")
        item = self._heading_item(title.kind, level, line.place, title.words, title.number)
        self._growing.take(line, item.id, "heading", why)
        self._growing.hang(line, item)
        self._paragraph = None
        if found := values.provisions(line.text):
            self._provisions[item.id] = found
        return item

    def _heading_item(self, kind: str, level: int, place: str, words: str, number: str) -> Item:
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        parent = self._here
        if not may_hold(parent.kind, kind):
            kind = "objective"
        item = self._growing.item(kind, place, parent)
        item.fields["heading"] = tidy(words)
        item.number = number
        self._open.append((level, item))
        return item

    def _text(self, line: Line, item: Item) -> None:
        """Put a line into the text of an item."""
        number = f"{line.number} " if line.number not in ("", "•") else ""
        held = line._replace(text=number + line.text, runs=line.runs if not number else ())
        key = "summary" if item.kind == "plan" else "text"
        if item.kind == "measure":
            item = self._here
        item.write(key, paragraphs([held]))
        self._growing.take(line, item.id, "text")
        self._growing.hang(line, item)
        self._paragraph = None

    def _into(self, line: Line, item: Item) -> None:
        """Put a line into the item that a person chose."""
        if item.kind != "measure":
            self._text(line, item)
            return
        self._filler.fill(item, "text", [line])
        self._paragraph = item

    def _is_named_measure(self, line: Line, following: Sequence[Block]) -> bool:
        """Return whether a heading calls itself a measure, and its parts are named right below."""
        below = following[0] if following else None
        return (
            bool(split_label(line.text)[0])
            and isinstance(below, Line)
            and only_names_parts(below.text)
        )

    def _is_measure(self, line: Line, following: Sequence[Block]) -> bool:
        """Return whether a paragraph is a measure: numbered, and its parts are named in it or below."""
        number = (
            split_label(line.text)[0]
            or split_number(line.text)[0]
            or (line.number if line.number != "•" else "")
        )
        points = points_below(line, following)
        below = following[points] if len(following) > points else None
        named_below = isinstance(below, Line) and only_names_parts(below.text)
        head = parts(line.text)
        named_here = len(head) > 1 and head[0][0] == "" and weight(head[0][1]) > _SAID
        if named_below or named_here:
            return bool(line.text.strip()) and (bool(number) or line.level >= 0)
        alone = not self._has_tables and not self._has_labels
        return (
            alone
            and bool(number)
            and bool(self._open)
            and self._numbered >= _FEWEST
            and len(line.text) > 25
        )

    @property
    def _numbered(self) -> int:
        if not hasattr(self, "_numbered_count"):
            self._numbered_count = sum(
                bool(split_number(line.text)[0] or line.number not in ("", "•"))
                for line in self._top
                if not self._levels.level(line)
            )
        return self._numbered_count

    def _measure(self, line: Line, following: Sequence[Block]) -> int:
        item = self._growing.item("measure", line.place, self._here)
        item.origin = f"{self._source.name} · {line.place} · {tidy(line.text)}"
        self._filler.fill(item, "text", [line])
        self._growing.roles[line.place] = self._growing.roles[line.place]._replace(name=MEASURE)
        self._paragraph = item
        taken = 1
        for point in following[: points_below(line, following)]:
            if isinstance(point, Line):
                item.write("text", paragraphs([point]))
                self._growing.take(point, item.id, "field", "point")
                self._growing.hang(point, item)
                taken += 1
        for below in following[taken - 1 :]:
            if (
                not isinstance(below, Line)
                or not names_parts(below.text)
                or parts(below.text)[0][0] == ""
            ):
                break
            self._say_more(below)
            taken += 1
        return taken

    def _say_more(self, line: Line) -> None:
        """Write the parts that a line names into the measure before it."""
        item = self._paragraph
        if item is None:
            return
        for field, words in parts(line.text):
            self._filler.value(item, field or "note", words)
        self._growing.take(line, item.id, "field", "labels")
        self._growing.hang(line, item)

    # Tables.

    def _grid(self, grid: Grid) -> None:
        reading = self._tables.get(grid.place)
        self._paragraph = None
        if reading is None:
            return
        if reading.kind == "measures":
            above = self._sheet(grid)
            reader = RowReader(
                self._growing, self._filler, grid, reading, self._in_table(above), above
            )
            reader.read()
        elif reading.kind == "fiche":
            title = self._title_of_card(grid)
            read_fiche(self._growing, self._filler, grid, self._here, title)
        elif reading.kind == "bilingual":
            self._bilingual(grid)
        else:
            self._growing.tell("table_left_out", grid.place, rows=str(len(grid.rows)))
            for line in lines([grid]):
                self._growing.leave(line, "not_measures")

    def _title_of_card(self, grid: Grid) -> Item | None:
        """Return the heading above a card that holds nothing yet, as a measure; None for none."""
        labels = [field_of_label(cell_text(one)) for row in grid.rows for one, _ in pairs(row)]
        item = self._here
        if (
            "text" in labels
            or not all(map(pairs, grid.rows))
            or item.kind == "plan"
            or item.children
            or item.texts
        ):
            return None
        self._open.pop()
        words = item.fields.pop("heading", "")
        number, words = split_label(words)
        item.kind, item.number = "measure", number or item.number
        item.origin = f"{self._source.name} · {item.place} · {words}"
        item.say("text", words)
        return item

    def _sheet(self, grid: Grid) -> Item:
        """Return what a table stands under: a sheet of a workbook is a heading where there are many."""
        titles = [
            block.title
            for block in self._source.blocks
            if isinstance(block, Grid)
            and self._tables[block.place].kind == "measures"
            and block.title
        ]
        if len(set(titles)) < 2 or not grid.title:
            return self._here
        title = title_of(grid.title)
        return self._heading_item("objective", 1, grid.place, title.words, title.number)

    def _in_table(self, above: Item) -> Heading:
        """Return what makes an item of a task row or a group cell of a table."""
        last: list[tuple[int, Item]] = []

        def heading(words: str, line: Line, role: str) -> Item:
            title = title_of(words, line.number)
            said = role.rpartition(" ")[2]
            depth = int(said) if said.isdigit() else depth_in_table(title, last)
            while last and last[-1][0] >= depth:
                last.pop()
            parent = last[-1][1] if last else above
            item = self._growing.item("objective", line.place, parent)
            item.fields["heading"] = title.words
            item.number = title.number
            item.origin = title.kind if title.label else ""
            last.append((depth, item))
            if found := values.provisions(words):
                self._provisions[item.id] = found
            return item

        return heading

    def _bilingual(self, grid: Grid) -> None:
        """Read a text in two languages: that of the plan, and beside it the translation."""
        heads = [language_of_header(cell_text(cell)) for cell in grid.rows[0].cells]
        named = all(heads) and len(heads) == 2
        own = heads.index(self._lang) if named and self._lang in heads else 0
        for row in grid.rows[1 if named else 0 :]:
            for at, cell in enumerate(row.cells):
                for line in lines(cell.blocks):
                    if at == own or not named:
                        self._text(line, self._here)
                    else:
                        self._translation(line, heads[at])
        for line in lines(cell_block for cell in grid.rows[0].cells for cell_block in cell.blocks):
            if named:
                self._growing.leave(line, "header")

    def _translation(self, line: Line, lang: str) -> None:
        item = self._here
        key = "summary" if item.kind == "plan" else "text"
        item.write(f"{key}@{lang}", paragraphs([line]))
        self._growing.take(line, item.id, "text", "translation")


def line_look(line: Line) -> str:
    """Return a print of how a line looks, the same for lines that look alike."""
    look = line.look
    return f"line {look.style} {look.size} {look.bold} {look.caps} {look.centred} {line.level}"
