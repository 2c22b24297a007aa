"""Starter templates: outlines of plans as governments adopt them, guidance for each section."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.open_format import FORMAT, from_open
from nap_desktop.plan.tree import Plan

TEMPLATE_FORMAT = "nap-template/1"
_FOLDER = "templates"
_LISTS = ("levels", "columns", "items")


@dataclass(frozen=True, slots=True)
class SectionGuidance:
    """What belongs into a section: a text, questions to put to the room, codes of paragraphs."""

    text: str
    questions: tuple[str, ...]
    provisions: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class StarterTemplate:
    """One template; `data` is its file, `nap-template/1`."""

    data: dict[str, Any]

    @property
    def id(self) -> str:
        """The name under which plans remember it."""
        return str(self.data["id"])

    @property
    def name(self) -> str:
        """Its name, as people choose it."""
        return str(self.data["name"])

    @property
    def summary(self) -> str:
        """What it is and whom it suits."""
        return str(self.data["summary"])

    @property
    def preview(self) -> list[tuple[int, str]]:
        """Depth (0 at the top) and heading of each item that has one, in reading order."""
        found = ((depth, entry["fields"].get("heading")) for depth, entry in self._entries())
        return [(depth, heading) for depth, heading in found if heading]

    def plan(
        self,
        title: str,
        state: str = "",
        period_start: str = "",
        period_end: str = "",
        language: str = "en",
    ) -> Plan:
        """Return a new plan with a fresh id; its items carry the template's own ids.

        Dates in canonical form. Raises NapError `bad_value` if one of the words does not fit.
        """
        words = {
            "title": title,
            "state": state,
            "period_start": period_start,
            "period_end": period_end,
            "language": language,
        }
        settings = {
            "phase": "draft",
            "template": self.id,
            "levels": self.data["levels"],
            "columns": self.data["columns"],
        }
        if wordings := self.data.get("wordings"):
            settings["wordings"] = wordings
        if self.own and (said := self._guidance_by_item()):
            settings["guidance"] = said
        held = {key: value for key, value in words.items() if value}
        return from_open(
            {
                "format": FORMAT,
                "id": new_id(),
                "plan": {**self.data.get("plan", {}), **held},
                "settings": settings,
                "bodies": self.data.get("bodies", []),
                "items": self.data["items"],
            }
        )

    @property
    def own(self) -> bool:
        """Whether a person made it; its plans then carry its guidance, as others lack the template."""
        return bool(self.data.get("own"))

    @property
    def language(self) -> str:
        """The language of its words."""
        return str(self.data.get("language", "en"))

    def _guidance_by_item(self) -> dict[NodeId, Any]:
        return {one["id"]: one["guidance"] for _, one in self._entries() if one.get("guidance")}

    def guidance(self, node: NodeId) -> SectionGuidance | None:
        """Return what the template says on one of its items; None if it says nothing."""
        for _, entry in self._entries():
            if entry["id"] == node and (held := entry.get("guidance")):
                return _said(held)
        return None

    def _entries(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give depth and data of every item, in reading order."""
        stack = [(0, entry) for entry in reversed(self.data["items"])]
        while stack:
            depth, entry = stack.pop()
            yield depth, entry
            stack += [(depth + 1, below) for below in reversed(entry.get("items", []))]


def _said(held: Mapping[str, Any]) -> SectionGuidance:
    return SectionGuidance(
        held.get("text", ""), tuple(held.get("questions", ())), tuple(held.get("provisions", ()))
    )


def section_guidance(plan: Plan, node: NodeId) -> SectionGuidance | None:
    """Return what is said on an item by the plan itself or by its template; None for nothing."""
    if own := plan.get(plan.root, "guidance"):
        held = json.loads(own).get(node)
        return _said(held) if held else None
    name = plan.get(plan.root, "template")
    known = next((one for one in _read() if one.id == name), None)
    return known.guidance(node) if known else None


def read_template(data: object) -> StarterTemplate:
    """Return a template of JSON data that came from elsewhere, checked by making a plan of it.

    Raises NapError `not_a_template`.
    """
    if not isinstance(data, dict) or data.get("format") != TEMPLATE_FORMAT:
        raise NapError("not_a_template")
    texts = all(isinstance(data.get(key), str) and data[key] for key in ("id", "name"))
    lists = all(isinstance(data.get(key), list) for key in _LISTS)
    if not (texts and lists and isinstance(data.get("plan", {}), dict)):
        raise NapError("not_a_template")
    found = StarterTemplate({"summary": "", **data, "own": True})
    try:
        found.plan(found.name)
        found.preview  # noqa: B018 - a shape that cannot be shown is refused here
    except (NapError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise NapError("not_a_template") from error
    return found


@cache
def _read() -> tuple[StarterTemplate, ...]:
    found = [StarterTemplate(shipped.json_data(name)) for name in shipped.names(_FOLDER, ".json")]
    return tuple(sorted(found, key=lambda one: one.name))


def templates() -> list[StarterTemplate]:
    """Return all starter templates, by name."""
    return list(_read())


def template(id: str) -> StarterTemplate:
    """Return a template by its id. Raises NapError `unknown_template`."""
    for one in _read():
        if one.id == id:
            return one
    choices = ", ".join(one.id for one in _read())
    raise NapError("unknown_template", template=id, choices=choices)


def as_given(plan: Plan) -> frozenset[NodeId]:
    """Return the items of a plan that are still as its template gave them, codes aside."""
    given = _given(plan.get(plan.root, "template"))
    return frozenset(
        node for node, fields in given.items()
        if node in plan.nodes and _but_code(plan.nodes[node].fields) == fields
    )  # fmt: skip


@cache
def _given(template: str) -> dict[NodeId, dict[str, str]]:
    """Return the fields of each item of a template; none for an unknown one."""
    found = next((one for one in _read() if one.id == template), None)
    if found is None:
        return {}
    plan = found.plan(found.name)
    return {node: _but_code(plan.nodes[node].fields) for node in plan.walk()}


def _but_code(fields: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in fields.items() if key != "code" and value}
