"""The description of the open format stays in step with the schema."""

from __future__ import annotations

import json
import re

import pytest

from nap_desktop.base import shipped
from nap_desktop.plan.open_format import FORMAT, from_open, to_open
from nap_desktop.plan.schema import Field, schema

TEXT = shipped.text("schema/plan-format.md")
FORMS = {
    "rich": "rich text",
    "line": "line",
    "choice": "choice",
    "codes": "list of codes",
    "bodies": "list of bodies",
    "date": "date",
    "number": "number",
    "flag": "flag",
    "json": "JSON",
}


def row(field: Field) -> str:
    """Return the line of a field's table that the description must have."""
    values = ", ".join(f"`{choice}`" for choice in field.choices)
    if field.vocabulary:
        values = f"codes of the framework: {field.vocabulary}"
    return f"| `{field.key}` | {FORMS[field.type]} | {values} |"


def section(kind: str) -> str:
    found = re.search(rf"^### `{kind}`$(.*?)(?=^##|\Z)", TEXT, re.M | re.S)
    assert found, kind
    return found[1]


@pytest.mark.parametrize("kind", schema().kinds)
def test_every_kind_is_described_field_by_field(kind: str) -> None:
    rows = [line for line in section(kind).splitlines() if line.startswith("| `")]

    assert rows == [row(field) for field in schema().kinds[kind].fields.values()]


@pytest.mark.parametrize("kind", schema().kinds)
def test_what_may_stand_below_a_kind_is_described(kind: str) -> None:
    below = ", ".join(f"`{child}`" for child in schema().kinds[kind].children) or "nothing"

    assert f"May hold: {below}." in section(kind)


def test_the_example_is_a_plan_that_comes_back_as_it_is_written() -> None:
    [example] = re.findall(r"```json\n(\{\n \"format\".*?)```", TEXT, re.S)
    data = json.loads(example)

    assert data["format"] == FORMAT and to_open(from_open(data)) == data


if __name__ == "__main__":  # prints the tables for the description
    for kind in schema().kinds.values():
        below = ", ".join(f"`{child}`" for child in kind.children) or "nothing"
        lines = [f"### `{kind.name}`", "", f"May hold: {below}.", "", "| key | form | values |"]
        lines += ["|---|---|---|", *map(row, kind.fields.values()), ""]
        print("\n".join(lines))  # noqa: T201
