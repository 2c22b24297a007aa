"""A draft as lines of text, for comparing: kind, number, words, and the fields that matter."""

from __future__ import annotations

from typing import Any

from nap_desktop.documents.incoming.interpret.draft import Choices, draft_json
from nap_desktop.documents.incoming.interpret.interpret import interpret
from nap_desktop.documents.incoming.source import Source

_BODIES = ("lead", "partners", "international")
_ASIDE = ("source", "code")


def data_of(source: Source, choices: Choices | None = None) -> dict[str, Any]:
    """Return the draft of a source as data."""
    data: dict[str, Any] = draft_json(source, interpret(source, choices))
    return data


def outline(source: Source, choices: Choices | None = None) -> list[str]:
    """Return headings as "objective 1: words" and measures by text, each below what holds it."""
    found: list[str] = []
    _walk(data_of(source, choices)["draft"]["items"], 0, found)
    return found


def _walk(items: list[dict[str, Any]], depth: int, found: list[str]) -> None:
    for item in items:
        key = "text" if item["kind"] == "measure" else "heading"
        title = plain(item["fields"].get(key, ""))
        found.append(f"{'  ' * depth}{item['kind']} {item['number']}: {title}")
        _walk(item.get("items", []), depth + 1, found)


def measures(source: Source, choices: Choices | None = None) -> list[dict[str, Any]]:
    """Return the fields of all measures: rich text plain, bodies by name, without their text."""
    data = data_of(source, choices)["draft"]
    names = {body["id"]: body["name"] for body in data["bodies"]}
    found: list[dict[str, Any]] = []
    stack = list(reversed(data["items"]))
    while stack:
        item = stack.pop()
        if item["kind"] == "measure":
            found.append(
                {
                    key: [names[one] for one in value] if key in _BODIES else plain(value)
                    for key, value in item["fields"].items()
                    if key not in _ASIDE
                }
            )
        stack += reversed(item.get("items", []))
    return found


def plain(value: Any) -> Any:
    """Return rich text of the open format as lines; anything else as it is."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "\n".join("".join(span["text"] for span in one["spans"]) for one in value)
    return value
