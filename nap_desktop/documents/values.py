"""The values of measures and steps as lines of a document: short names, dates, money, codes."""

from __future__ import annotations

from collections.abc import Mapping

from nap_desktop.documents.wording import Wording
from nap_desktop.plan import schema
from nap_desktop.plan.tree import Node, Plan

Fields = Mapping[str, str]

# Column -> the fields of a measure that it shows, if these are more than the one of its name.
SOURCES = {
    "who": ("lead", "partners", "international"),
    "when": ("start", "end", "deadline"),
    "deadline": ("start", "end", "deadline"),
    "end": ("end", "deadline"),
    "means": ("funding", "amount", "currency"),
    "funding": ("funding", "amount", "currency"),
    "amount": ("amount", "currency"),
}


class Values:
    """Prints the values of one plan's measures in the words of one language."""

    def __init__(self, plan: Plan, words: Wording) -> None:
        self._words = words
        self._bodies = {body: _short_name(plan.nodes[body]) for body in plan.bodies}
        self._dates: dict[str, str] = {"": ""}
        self._spans: dict[tuple[str, str], str] = {}

    def lines(self, column: str, fields: Fields, columns: tuple[str, ...]) -> list[str]:
        """Return what a column shows of a measure, line by line.

        Dates, wordings and money that have no column of their own among `columns` are shown
        beside their like, so that no table hides them.
        """
        match column:
            case "who":
                return [name for key in SOURCES["who"] for name in self.names(fields.get(key, ""))]
            case "when" | "deadline" | "end":
                return self._time(column, fields, columns)
            case "means" | "funding" | "amount":
                return self._money(column, fields, columns)
            case _:
                return self.short(column, fields.get(column, ""))

    def short(self, key: str, value: str) -> list[str]:
        """Return the value of one field that is no rich text, line by line."""
        if not value:
            return []
        field = schema.field_of("measure", key)
        match field.type:
            case "bodies":
                return self.names(value)
            case "date":
                return [self._date(value)]
            case "choice":
                return [self._words.labels.choice(key, value)]
            case "codes" if field.choices:
                return [self._words.labels.choice(key, code) for code in schema.codes(value)]
            case "codes":
                return [self._words.provision(code) for code in schema.codes(value)]
            case "flag":
                return [self._words.labels.get("words", "yes")]
            case "number":
                return [self._words.formats.number(value)]
            case _:
                return [value]

    def names(self, value: str) -> list[str]:
        """Return the short forms of bodies, the names of those that have none."""
        return [name for body in schema.codes(value) if (name := self._bodies.get(body))]

    def step(self, fields: Fields) -> str:
        """Return who carries out a step and when, in brackets; empty if neither is said."""
        facts = [*self.names(fields.get("lead", "")), *self._time("when", fields, ())]
        said = self._words.get("values", "semicolon").join(facts)
        return self._words.get("values", "step_facts", facts=said) if facts else ""

    def _date(self, value: str) -> str:
        found = self._dates.get(value)
        if found is None:
            found = self._dates[value] = self._words.formats.date(value)
        return found

    def _time(self, column: str, fields: Fields, columns: tuple[str, ...]) -> list[str]:
        start, end, wording = (fields.get(key, "") for key in ("start", "end", "deadline"))
        if column == "end":
            alone = not {"deadline", "when"}.intersection(columns)
            return [*filter(None, (self._date(end), wording if alone else ""))]
        first = "" if "start" in columns else start
        last = "" if "end" in columns else end
        return [*filter(None, (self._span(first, last), wording))]

    def _span(self, start: str, end: str) -> str:
        found = self._spans.get((start, end))
        if found is None:
            found = self._spans[start, end] = self._words.formats.span(start, end)
        return found

    def _money(self, column: str, fields: Fields, columns: tuple[str, ...]) -> list[str]:
        amount, currency = fields.get("amount", ""), fields.get("currency", "")
        beside_it = "" if "currency" in columns or not amount else currency
        printed = self._words.formats.money(amount, beside_it)
        if column == "amount":
            return [printed] if printed else []
        beside = "" if "amount" in columns else printed
        return [*filter(None, (*self.short("funding", fields.get("funding", "")), beside))]


def _short_name(body: Node) -> str:
    return body.get("short") or body.get("name")
