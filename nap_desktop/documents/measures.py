"""Measures as rows of tables: one row each, its steps as lines below its text."""

from __future__ import annotations

from collections.abc import Iterable

from nap_desktop.documents.blocks import Cell, Grid, Mark, Para, Row, Text
from nap_desktop.documents.columns import Columns, columns
from nap_desktop.documents.profile import Profile
from nap_desktop.documents.texts import lines, rich
from nap_desktop.documents.values import SOURCES, Fields, Values
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import Node, Plan

_CURRENCY = 4  # letters behind an amount, which stay on its line
Said = tuple[str | None, ...]  # the fields that columns of short values show
_FIRST = {"number": "text"}  # a number is no field: it stands for the whole
_EMPTY: Cell = (Para("", "cell"),)


class Measures:
    """Makes the rows of one plan's measures; what is the same in many cells is made once."""

    def __init__(
        self, plan: Plan, numbers: dict[NodeId, str], words: Wording, profile: Profile
    ) -> None:
        self._plan = plan
        self._numbers = numbers
        self._words = words
        self._profile = profile
        self._values = Values(plan, words)
        wide = profile.paper != "upright"
        self._columns = columns(plan, words, self._longest(), profile.columns, wide)
        keys = self._columns.keys
        self._long = [(place, key) for place, key in enumerate(keys) if place and _is_rich(key)]
        self._short = [
            (place, key, SOURCES.get(key, (key,)))
            for place, key in enumerate(keys)
            if place and not _is_rich(key)
        ]
        self._sources = tuple(source for _, _, sources in self._short for source in sources)
        self._firsts = tuple(_FIRST.get(key) or SOURCES.get(key, (key,))[0] for key in keys)
        self._thirds = [place for place, key in enumerate(keys) if place and key != "text"]
        self._semicolon = words.get("values", "semicolon")
        self._notes = tuple(key for key in profile.footnotes if key not in keys)
        self._known: dict[str, dict[Said, Cell]] = {key: {} for key in keys}
        self._rows: dict[Said, list[Cell]] = {}
        self._head = Row(tuple((Para(text, "head"),) for text in self._columns.heads))

    def grid(self, caption: str, rows: tuple[Row, ...], title: str = "") -> Grid:
        """Return the table of some rows; `title` tells it to a screen reader, else its caption."""
        said = title or caption
        heads = self._words.get("values", "comma").join(filter(None, self._columns.heads))
        about = self._words.get("tables", "description", items=said, columns=heads)
        upright = self._profile.paper == "upright"
        widths = self._columns.widths
        return Grid(
            widths, (self._head,), rows, caption, said, about, upright=upright, keys=self._firsts
        )

    @property
    def columns(self) -> Columns:
        """The columns of all tables."""
        return self._columns

    def row(self, node: NodeId) -> Row:
        """Return the row of one measure."""
        held = self._plan.nodes[node]
        fields = held.fields
        said = tuple(map(fields.get, self._sources))
        cells = (self._rows.get(said) or self._of_short(said, fields)).copy()
        cells[0] = self._number(held)
        for place, key in self._long:
            if key == "text":
                cells[place] = self._text(held)
            elif value := fields.get(key):
                cells[place] = (Para(rich(value), "cell"),)
        self._mark_third(cells, node)
        return Row(tuple(cells), node)

    def _number(self, held: Node) -> Cell:
        number = Para(self._numbers.get(held.id, ""), "number", Mark(held.id, "1"))
        code = held.fields.get("code") if self._profile.codes else ""
        return (number, Para(code, "code")) if code else (number,)

    def _text(self, held: Node) -> Cell:
        notes = tuple(self._footnotes(held)) if self._notes else ()
        text = Para(rich(held.fields.get("text", "")), "cell", Mark(held.id, "2"), notes=notes)
        steps = self._plan.under(held.id) if self._profile.steps else ()
        return (text, *map(self._step, steps)) if steps else (text,)

    def _footnotes(self, held: Node) -> Iterable[Text]:
        """Give what stands at the foot of the page: the legal basis as it is, others by name."""
        for key in self._notes:
            if not (value := held.fields.get(key)):
                continue
            if key == "basis":
                yield rich(value)
                continue
            lines_said = [plain(value)] if _is_rich(key) else self._values.short(key, value)
            said = self._semicolon.join(lines_said)
            name = self._words.labels.field("measure", key)
            yield self._words.get("values", "source_note", name=name, text=said)

    def _step(self, node: NodeId) -> Para:
        fields = self._plan.nodes[node].fields
        text, number = rich(fields.get("text", "")), self._numbers.get(node, "")
        return Para(text, "step", Mark(node), number, self._values.step(fields))

    def _of_short(self, said: Said, fields: Fields) -> list[Cell]:
        """Return the cells of short values, which all measures share that say the same."""
        found = self._rows[said] = [_EMPTY] * len(self._columns.keys)
        for place, key, sources in self._short:
            of_cell, known = tuple(map(fields.get, sources)), self._known[key]
            if of_cell not in known:
                known[of_cell] = self._of_one(key, fields)
            found[place] = known[of_cell]
        return found

    def _of_one(self, key: str, fields: Fields) -> Cell:
        if key == "who":
            return self._who(fields)
        return self._lines(self._values.lines(key, fields, self._columns.keys))

    def _lines(self, said: list[str]) -> Cell:
        return (Para(lines(said), "cell"),) if said else _EMPTY

    def _who(self, fields: Fields) -> Cell:
        """Return the lead bodies, which stand out, and all others below them."""
        leading = self._values.names(fields.get("lead", ""))
        others = self._values.lines("who", {**fields, "lead": ""}, ())
        first = [Para(lines(leading), "cell", bold=True)] if leading else []
        second = [Para(lines(others), "cell")] if others else []
        return (*first, *second) or _EMPTY

    def _mark_third(self, cells: list[Cell], node: NodeId) -> None:
        """Put the third id of a row on the first cell beside the text that says something."""
        for place in self._thirds:
            if cells[place] is not _EMPTY:
                first, *others = cells[place]
                marked = Para(first.text, first.role, Mark(node, "3"), bold=first.bold)
                cells[place] = (marked, *others)
                return

    def _longest(self) -> dict[str, int]:
        """Return for each column of short values how many letters their longest word has."""
        measures = [self._plan.nodes[node].fields for node in self._plan.of_kind("measure")]
        own = {
            key: self._letters(key, {fields[key] for fields in measures if key in fields})
            for key in _SHORT
        }
        joint = {key: max(own.get(source, 0) for source in SOURCES[key]) for key in SOURCES}
        return own | joint

    def _letters(self, key: str, values: Iterable[str]) -> int:
        texts = (text for value in values for text in self._values.short(key, value))
        longest = max((len(word) for text in texts for word in text.split(" ")), default=0)
        return longest + _CURRENCY if longest and key == "amount" else longest


def _is_rich(key: str) -> bool:
    field = kind_of("measure").fields.get(key)
    return field is not None and field.type == "rich"


_SHORT = (
    *("lead", "partners", "international", "start", "end", "deadline", "funding", "amount"),
    *("provisions", "categories", "priority", "kind", "assistance_kind"),
)
