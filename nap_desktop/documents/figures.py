"""A plan on two pages: what it is in figures, what it holds part by part, what comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property

from nap_desktop.documents.blocks import Block, Grid, Heading, Para, Row
from nap_desktop.documents.columns import fitted
from nap_desktop.documents.cover import period
from nap_desktop.documents.finance import Cost, finance
from nap_desktop.documents.tables import Tables
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.assistance import needs_assistance
from nap_desktop.plan.dates import last_day
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Plan

_LATEST = "9999"


class Figures:
    """Counts what one plan says; adds up only what has one currency, compares nothing."""

    def __init__(self, plan: Plan, words: Wording, tables: Tables) -> None:
        self._plan = plan
        self._words = words
        self._tables = tables

    @cached_property
    def _measures(self) -> list[NodeId]:
        return self._plan.of_kind("measure")

    @cached_property
    def _costs(self) -> dict[NodeId, Cost]:
        return {cost.node: cost for cost in finance(self._plan).costs}

    def facts(self) -> Iterable[Block]:
        """Give the plan in figures, and its parts with their measures, time and means."""
        said = {key: text for key, text in self._facts().items() if text}
        about = self._words.get("facts", "title")
        rows = tuple(
            Row(((Para(self._words.get("facts", key), "cell", bold=True),), (Para(text, "cell"),)))
            for key, text in said.items()
        )
        if rows:
            yield Heading(1, "", about)
            yield Grid((34.0, 66.0), (), rows, "", about, about, upright=True)
        yield from self._parts()

    def _facts(self) -> dict[str, str]:
        root = self._plan.nodes[self._plan.root]
        acting = {
            body
            for node in self._measures
            for key in ("lead", "partners")
            for body in codes(self._plan.get(node, key))
        }
        needy = [node for node in self._measures if needs_assistance(self._plan.nodes[node])]
        return {
            "period": period(self._plan, self._words, ""),
            "lead_body": self._names(root.get("lead_body")),
            "coordination_body": self._names(root.get("coordination_body")),
            "measures": str(len(self._measures)),
            "bodies": str(len(acting)) if acting else "",
            "funding": self._funding(),
            "amount": self.amounts(self._measures),
            "assistance": str(len(needy)) if needy else "",
        }

    def _names(self, value: str) -> str:
        return self._words.get("values", "comma").join(
            filter(None, (body_name(self._plan, body) for body in codes(value)))
        )

    def _funding(self) -> str:
        counted = Counter(
            filter(None, (self._plan.get(node, "funding") for node in self._measures))
        )
        said = (
            self._words.get(
                "values",
                "count_of",
                name=self._words.labels.choice("funding", code),
                count=str(counted[code]),
            )
            for code in sorted(counted, key=lambda code: (-counted[code], code))
        )
        return self._words.get("values", "semicolon").join(said)

    def amounts(self, measures: Sequence[NodeId]) -> str:
        """Return the sums that measures name, one for each currency."""
        sums: dict[str, Decimal] = {}
        for cost in filter(None, map(self._costs.get, measures)):
            if cost.amount:
                sums[cost.currency] = sums.get(cost.currency, Decimal(0)) + cost.amount
        return self._words.get("values", "semicolon").join(
            self._words.formats.money(f"{total:f}", name) for name, total in sorted(sums.items())
        )

    def _parts(self) -> Iterable[Block]:
        """Give one row for each chapter that holds measures."""
        rows: list[Row] = []
        for node in self._plan.under(self._plan.root):
            kinds = self._plan.nodes
            below = [one for one in self._plan.walk(node) if kinds[one].kind == "measure"]
            if below:
                said = (
                    self._tables.named(node),
                    str(len(below)),
                    self._span(below),
                    self.amounts(below),
                )
                rows.append(Row(tuple((Para(text, "cell"),) for text in said)))
        if not rows:
            return
        keys = ("chapter", "measures", "when", "amount")
        head = Row(tuple((Para(self._words.get("columns", key), "head"),) for key in keys))
        about = self._words.get("parts", "chapters")
        widths = fitted((46.0, 12.0, 19.0, 23.0), [10.0, 12.0, 17.0, 16.0])
        yield Grid(widths, (head,), tuple(rows), about, about, about, upright=True)

    def _span(self, measures: Sequence[NodeId]) -> str:
        """Return the first and the last year that measures name."""
        years = [
            self._plan.get(node, key)[:4]
            for node in measures
            for key in ("start", "end")
            if self._plan.get(node, key)
        ]
        if not years:
            return ""
        return self._words.formats.span(min(years), max(years))

    def firsts(self) -> tuple[str, list[NodeId]]:
        """Return the measures of high priority and their heading; those due first if there are none."""
        high = [node for node in self._measures if self._plan.get(node, "priority") == "high"]
        if high:
            return self._words.get("parts", "priorities"), sorted(high, key=self._due)
        due = [node for node in self._measures if self._plan.get(node, "end")]
        return self._words.get("parts", "nearest"), sorted(due or self._measures, key=self._due)

    def _due(self, node: NodeId) -> str:
        day = last_day(self._plan.get(node, "end"))
        return day.isoformat() if day else _LATEST
