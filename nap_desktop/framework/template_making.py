"""Makes a template of a plan: what comes back in every plan stays, what was one State's goes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nap_desktop.framework.templates import TEMPLATE_FORMAT, StarterTemplate
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import Field, kind_of, open_value
from nap_desktop.plan.tree import Plan

# Kinds of things that a template may keep, in the order in which people are asked for them.
TEXTS, MEASURES, STEPS, STATE = "texts", "measures", "steps", "state"
BODIES, DATES, AMOUNTS, WORDINGS = "bodies", "dates", "amounts", "wordings"
KEEPABLE = (TEXTS, MEASURES, STEPS, STATE, BODIES, DATES, AMOUNTS, WORDINGS)
USUAL = frozenset({TEXTS, MEASURES, STEPS, WORDINGS})

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d(?!\d)")
_SUM = re.compile(
    r"(?<![\w.,])(?:(?:USD|EUR|US\$|[$€£])\s?\d[\d\s.,\u00a0\u202f]*\d|"
    r"\d[\d\s.,\u00a0\u202f]*\s?(?:USD|EUR|US\$|[$€£])(?!\w))"
)
# The resolution and its kin are called by number and year: these stay as they are.
_NAMED = re.compile(r"\b\d{3,4}\s?\((?:19|20)\d\d\)")
_NEVER = frozenset({"code", "note", "source"})
_MONEY = frozenset({"amount", "currency", "funding", "baseline", "target"})
_DATED = frozenset({"deadline"})


@dataclass(frozen=True, slots=True)
class TemplateWish:
    """What a template is to be.

    keep:     kinds of things out of KEEPABLE; headings and the columns of the table always stay.
    guidance: what its author says on an item of the plan, by the item's id.
    """

    name: str
    summary: str = ""
    keep: frozenset[str] = USUAL
    guidance: Mapping[NodeId, str] = field(default_factory=dict)


def make_template(plan: Plan, wish: TemplateWish, today: datetime.date) -> StarterTemplate:
    """Return a template made of a plan, with ids of its own.

    Never in it: comments, progress, remarks, concurrence, private notes, approval, submission.
    Names of the State, of bodies, dates and amounts that are not kept become placeholders where
    they stand in texts.
    """
    maker = _Maker(plan, wish)
    root = plan.nodes[plan.root]
    fields = {"title": maker.words(root.get("title"))}
    if STATE in wish.keep and root.get("state"):
        fields["state"] = root.get("state")
    data: dict[str, Any] = {
        "format": TEMPLATE_FORMAT,
        "id": new_id(),
        "version": 1,
        "date": today.isoformat(),
        "name": rich_text.clean_line(wish.name),
        "summary": rich_text.clean_line(wish.summary),
        "own": True,
        "language": root.get("language") or "en",
        "plan": fields,
        "items": maker.items(plan.root),
    }
    for key in ("levels", "columns", *((WORDINGS,) if WORDINGS in wish.keep else ())):
        if value := root.get(key):
            data[key] = open_value(kind_of("plan").fields[key], value)
    if BODIES in wish.keep and plan.bodies:
        data["bodies"] = [{"id": body, **maker.fields(body)} for body in plan.bodies]
    return StarterTemplate({"levels": [], "columns": [], **data})


class _Maker:
    """Turns the items of one plan into those of a template."""

    def __init__(self, plan: Plan, wish: TemplateWish) -> None:
        self._plan = plan
        self._wish = wish
        self._own = _own_words(plan, wish.keep)

    def items(self, parent: NodeId) -> list[dict[str, Any]]:
        """Return what stands below an item, as the data of a template."""
        return [self._item(node) for node in self._plan.under(parent) if self._stays(node)]

    def _stays(self, node: NodeId) -> bool:
        needed = {"measure": MEASURES, "step": STEPS}.get(self._plan.nodes[node].kind)
        return needed is None or needed in self._wish.keep

    def _item(self, node: NodeId) -> dict[str, Any]:
        held = self._plan.nodes[node]
        item: dict[str, Any] = {"id": new_id(), "kind": held.kind, "fields": self.fields(node)}
        if said := self._wish.guidance.get(node, "").strip():
            item["guidance"] = {"text": rich_text.clean(said)}
        if below := self.items(node):
            item["items"] = below
        return item

    def fields(self, node: NodeId) -> dict[str, Any]:
        """Return the fields of an item or a body that a template may hold, as open values."""
        held = self._plan.nodes[node]
        known = kind_of(held.kind).fields
        return {
            key: self._value(known[key], held.get(key))
            for key in held.fields
            if key in known and self._may(held.kind, known[key])
        }

    def _may(self, kind: str, one: Field) -> bool:
        """Return whether a template holds a field of a kind."""
        keep = self._wish.keep
        if one.key in _NEVER or one.stays:
            return False
        if one.type == "bodies":
            return BODIES in keep
        if one.type == "date" or one.key in _DATED:
            return DATES in keep
        if one.key in _MONEY:
            return AMOUNTS in keep
        return one.key != "text" or kind in ("measure", "step") or TEXTS in keep

    def _value(self, one: Field, value: str) -> Any:
        if one.type == "line":
            return self.words(value)
        if one.type == "rich":
            return self._rich(value)
        return open_value(one, value)

    def _rich(self, value: str) -> Any:
        data = rich_text.to_data(rich_text.decode(value))
        for paragraph in data:
            for span in paragraph.get("spans", []):
                span["text"] = self.words(span["text"])
        return data

    def words(self, text: str) -> str:
        """Return a text with placeholders for what is not kept."""
        kept: list[str] = []

        def aside(found: re.Match[str]) -> str:
            kept.append(found[0])
            return f"\ue000{len(kept) - 1}\ue001"

        text = _NAMED.sub(aside, text)
        for pattern, placeholder in self._own:
            text = pattern.sub(placeholder, text)
        return re.sub("\ue000(\\d+)\ue001", lambda found: kept[int(found[1])], text)


def _own_words(plan: Plan, keep: Iterable[str]) -> list[tuple[re.Pattern[str], str]]:
    """Return what is to be replaced in texts, in order, with the placeholder for each."""
    words = labels(plan.get(plan.root, "language") or "en")
    found: list[tuple[re.Pattern[str], str]] = []
    state = plan.get(plan.root, "state")
    if STATE not in keep and state:
        found.append((_exactly([state]), words.get("placeholders", "state")))
    names = [plan.get(body, key) for body in plan.bodies for key in ("name", "short")]
    if BODIES not in keep and any(names):
        found.append((_exactly(names), words.get("placeholders", "body")))
    if AMOUNTS not in keep:
        found.append((_SUM, words.get("placeholders", "amount")))
    if DATES not in keep:
        found.append((_DAY, words.get("placeholders", "date")))
        found.append((_YEAR, words.get("placeholders", "year")))
    return found


def _exactly(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for whole names, the longest first."""
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
