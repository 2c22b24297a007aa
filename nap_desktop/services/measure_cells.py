"""What each cell of the table of measures says and by what it is sorted, kept until it changes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cached_property

from nap_desktop.framework import provisions
from nap_desktop.plan.change import Change, SetField
from nap_desktop.plan.dates import first_day, last_day
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, body_name, labels, shown, title
from nap_desktop.plan.lines import words
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import Field, codes, kind_of
from nap_desktop.plan.tree import PROGRESS, Plan

MEASURE = "measure"
NUMBER, SECTION, STATUS = "number", "section", "status"  # columns that are no fields
_ENTRY = "code"  # the one field of the book-keeping that people read
Order = tuple[object, ...]


def columns() -> tuple[str, ...]:
    """Return the keys of all columns that the table may show, in their first order."""
    fields = kind_of(MEASURE).fields.values()
    kept = [field.key for field in fields if not field.settings]
    return (*kept, SECTION, STATUS, _ENTRY)


def field_at(key: str) -> Field | None:
    """Return the field that a column shows; None for one that is computed."""
    return kind_of(MEASURE).fields.get(key)


def is_editable(key: str) -> bool:
    """Return whether cells of a column may be written into."""
    field = field_at(key)
    return field is not None and not field.settings


def has_few(key: str) -> bool:
    """Return whether a column's values are a few that come again: choices, codes, bodies, flags."""
    field = field_at(key)
    if field is None:
        return key in (SECTION, STATUS)
    return field.type in ("choice", "codes", "bodies", "flag")


class Cells:
    """The measures of one state of a plan, as cells.

    plan: the state; `follow` swaps it. measures: their ids in outline order.
    """

    def __init__(self, plan: Plan, words: Labels | None = None) -> None:
        self.plan = plan
        self.words = words or labels()
        self._texts: dict[str, dict[NodeId, str]] = {}
        self._folded: dict[str, dict[NodeId, str]] = {}
        self._words_of: dict[str, dict[str, str]] = {}
        self._whole: dict[NodeId, str] = {}
        self._whole_of: tuple[str, ...] = ()

    @cached_property
    def measures(self) -> list[NodeId]:
        """The ids of all measures, in outline order."""
        return self.plan.of_kind(MEASURE)

    @cached_property
    def place(self) -> dict[NodeId, int]:
        """The place of each measure in the outline, from 0."""
        return {node: place for place, node in enumerate(self.measures)}

    @cached_property
    def numbers(self) -> dict[NodeId, str]:
        """The printed numbers."""
        return numbers(self.plan)

    def follow(self, change: Change, plan: Plan) -> None:
        """Take the next state of the plan; only what a change touched is worked out anew."""
        self.plan = plan
        if isinstance(change, SetField) and plan.nodes[change.node].kind == MEASURE:
            self._forget(change.node, change.key)
            return
        outline = not isinstance(change, SetField) or change.key == "levels"
        for name in ("measures", "place", "numbers") if outline else ():
            self.__dict__.pop(name, None)
        self._texts, self._folded, self._words_of, self._whole = {}, {}, {}, {}

    def _forget(self, node: NodeId, key: str) -> None:
        for kept in (self._texts, self._folded):
            kept.get(key, {}).pop(node, None)
        self._whole.pop(node, None)

    def text(self, node: NodeId, key: str) -> str:
        """Return what a cell says; empty for nothing."""
        kept = self._texts.setdefault(key, {})
        found = kept.get(node)
        if found is None:
            found = kept[node] = self._text(node, key)
        return found

    def _text(self, node: NodeId, key: str) -> str:
        if key == NUMBER:
            return self.numbers.get(node, "")
        if key == SECTION:
            return title(self.plan, self.section(node)) if self.section(node) else ""
        if key == STATUS:
            code = self.status(node)
            return self.words.choice(STATUS, code) if code else ""
        value = self.plan.nodes[node].fields.get(key, "")
        if not value:
            return ""
        kept = self._words_of.setdefault(key, {})
        found = kept.get(value)
        if found is None:
            found = kept[value] = self._words(node, key, value)
        return found

    def _words(self, node: NodeId, key: str, value: str) -> str:
        """Return a value of a field as people read it; the same value always reads the same."""
        field = field_at(key)
        if field is None:
            return ""
        match field.type:
            case "rich":
                return words(value)
            case "bodies":
                return "; ".join(body_name(self.plan, body) for body in codes(value))
            case "codes":
                return "; ".join(self.code_word(key, code) for code in codes(value))
            case _:
                return shown(self.plan, node, key, self.words)

    def code_word(self, key: str, code: str) -> str:
        """Return what people read for one value of a column that holds few."""
        field = field_at(key)
        if key == SECTION:
            return title(self.plan, code) if code in self.plan.nodes else ""
        if field is None or field.type == "choice":
            return self.words.choice(key, code)
        if field.type == "flag":
            return self.words.get("words", "yes")
        if field.type == "bodies":
            return body_name(self.plan, code)
        if field.choices:
            return self.words.choice(key, code)
        return provisions.label(code) if field.vocabulary == "provisions" else code

    def held(self, node: NodeId, key: str) -> list[str]:
        """Return the single codes that a cell of a column with few values holds."""
        if key == SECTION:
            return [found] if (found := self.section(node)) else []
        if key == STATUS:
            return [found] if (found := self.status(node)) else []
        return codes(self.plan.nodes[node].get(key))

    def section(self, node: NodeId) -> NodeId:
        """Return what a measure stands in; empty if that is the plan itself."""
        parent = self.plan.parents[node]
        return "" if parent == self.plan.root else parent

    def status(self, node: NodeId) -> str:
        """Return the code of a measure's status in its last review; empty before the first."""
        entries = self.plan.under(node, PROGRESS)
        return self.plan.get(entries[-1], STATUS) if entries else ""

    def folded(self, node: NodeId, key: str) -> str:
        """Return what a cell says for a search that knows no capitals."""
        kept = self._folded.setdefault(key, {})
        found = kept.get(node)
        if found is None:
            found = kept[node] = self.text(node, key).casefold().replace("\u00a0", " ")
        return found

    def whole(self, node: NodeId, keys: tuple[str, ...]) -> str:
        """Return what all the cells of some columns say, for a search in all of them."""
        if keys != self._whole_of:
            self._whole, self._whole_of = {}, keys
        found = self._whole.get(node)
        if found is None:
            found = "\n".join([self.text(node, key) for key in keys])
            found = self._whole[node] = found.casefold().replace("\u00a0", " ")
        return found

    def warm(self, keys: tuple[str, ...], count: int) -> bool:
        """Work out what some more measures say, for a search in all columns; False once all is."""
        if keys != self._whole_of:
            self._whole, self._whole_of = {}, keys
        if len(self._whole) >= len(self.measures):
            return False
        left = [node for node in self.measures if node not in self._whole][:count]
        for node in left:
            self.whole(node, keys)
        return bool(left)

    def order(self, key: str) -> Callable[[NodeId], Order | None]:
        """Return what gives a measure's place when a column is sorted; None for an empty cell.

        Numbers and sections go in the order of the outline, dates by day, choices as the schema
        lists them, amounts by size, bodies and words by the alphabet.
        """
        field = field_at(key)
        if key in (NUMBER, SECTION):
            return lambda node: (self.place[node],)
        if field is None:
            return self._by_words(key)
        match field.type:
            case "date":
                return lambda node: _days(self.plan.nodes[node].get(key), key)
            case "number":
                return lambda node: _amount(self.plan.nodes[node].get(key))
            case "choice" | "codes" if field.choices:
                return self._by_choice(key, field.choices)
            case "codes" if field.vocabulary == "provisions":
                return self._by_choice(key, provisions.codes())
            case _:
                return self._by_words(key)

    def _by_words(self, key: str) -> Callable[[NodeId], Order | None]:
        return lambda node: (found,) if (found := self.folded(node, key)) else None

    def _by_choice(self, key: str, known: tuple[str, ...]) -> Callable[[NodeId], Order | None]:
        places = {code: place for place, code in enumerate(known)}

        def order(node: NodeId) -> Order | None:
            held = codes(self.plan.nodes[node].get(key))
            return tuple(places.get(code, len(places)) for code in held) or None

        return order


def _days(value: str, key: str) -> Order | None:
    first, last = first_day(value), last_day(value)
    if first is None or last is None:
        return None
    return (last, first) if key == "end" else (first, last)


def _amount(value: str) -> Order | None:
    return (Decimal(value),) if value else None
