"""What a node may hold, read from data, and the one place that parses and prints each type.

The canonical form of a value is a string, empty for none: what fields hold and the file keeps.
The open form is what JSON shows: text, list, number or flag.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, NamedTuple

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.dates import is_date
from nap_desktop.plan.shapes import shaped

TYPES = ("rich", "line", "choice", "codes", "bodies", "date", "number", "flag", "json")
# No exponents: nobody writes an amount so, and 1e999999999 would take all memory.
_NUMBER = r"-?\d{1,15}(\.\d{1,20})?"


class Field(NamedTuple):
    """One field of a kind.

    type:       one of TYPES. group: the part of the form it belongs to.
    choices:    the codes it may hold, if they are few and fixed.
    vocabulary: the name of the list of codes it draws on, if the framework keeps it.
    settings:   whether it shapes the plan rather than says something.
    stays:      whether it stays on the laptop unless a person asks for it to leave.
    """

    key: str
    type: str
    group: str = ""
    choices: tuple[str, ...] = ()
    vocabulary: str = ""
    settings: bool = False
    stays: bool = False


class Kind(NamedTuple):
    """One kind of node: its slot, the kinds that may stand below it, the field that names it."""

    name: str
    slot: str
    children: tuple[str, ...]
    title: str
    fields: dict[str, Field]


class Schema(NamedTuple):
    """All kinds, and the version of the data that describes them."""

    version: int
    kinds: dict[str, Kind]


@cache
def schema() -> Schema:
    """Return the schema that the program ships."""
    data = shipped.toml("schema/plan.toml")
    return Schema(
        data["version"], {name: _kind(name, kind) for name, kind in data["kinds"].items()}
    )


def _kind(name: str, data: dict[str, Any]) -> Kind:
    fields = {entry["key"]: _field(entry) for entry in data["fields"]}
    return Kind(name, data["slot"], tuple(data["children"]), data["title"], fields)


def _field(entry: dict[str, Any]) -> Field:
    return Field(
        entry["key"],
        entry["type"],
        entry.get("group", ""),
        tuple(entry.get("choices", ())),
        entry.get("vocabulary", ""),
        entry.get("part") == "settings",
        entry.get("stays", False),
    )


def kind_of(name: str) -> Kind:
    """Return a kind by name. Raises NapError `unknown_kind`."""
    try:
        return schema().kinds[name]
    except KeyError:
        raise NapError("unknown_kind", kind=name) from None


def field_of(kind: str, key: str) -> Field:
    """Return a field of a kind. Raises NapError `unknown_kind` or `unknown_field`."""
    try:
        return kind_of(kind).fields[key]
    except KeyError:
        raise NapError("unknown_field", kind=kind, field=key) from None


@cache
def slot_of(kind: str) -> str:
    """Return the slot in which nodes of a kind stand; empty for the plan itself."""
    return kind_of(kind).slot


@cache
def may_hold(parent: str, child: str) -> bool:
    """Return whether a node of one kind may stand right below one of another."""
    return child in kind_of(parent).children


def codes(value: str) -> list[str]:
    """Return the codes or ids of a canonical list."""
    return value.split(",") if value else []


def join_codes(parts: list[str] | tuple[str, ...]) -> str:
    """Return the canonical list of codes or ids: each once, in the order given."""
    return ",".join(dict.fromkeys(part for part in parts if part))


def number(text: str) -> str:
    """Return a number in canonical form: no blanks, no trailing zeros. Raises ValueError.

    "120 000", "120,000.50" and "120000,5" are taken; at most 15 digits before the point and 20
    after it.
    """
    tidy = "".join(sign for sign in text if not sign.isspace() and sign not in "'’_")
    if not tidy:
        return ""
    from decimal import Decimal  # slow to import, and not wanted at start-up

    tidy = _one_point(tidy)
    if not re.fullmatch(_NUMBER, tidy):
        raise ValueError(text)
    printed = f"{Decimal(tidy):f}"  # with the digits 0 to 9, whatever the script
    if "." in printed:
        printed = printed.rstrip("0").rstrip(".")
    return "0" if printed == "-0" else printed


def _one_point(text: str) -> str:
    """Return a number whose only separator is a decimal point."""
    if "," in text and "." in text:
        grouping = "," if text.rindex(".") > text.rindex(",") else "."
        return text.replace(grouping, "").replace(",", ".")
    if text.count(".") > 1:
        return text.replace(".", "")
    if text.count(",") == 1 and len(text.split(",")[1]) != 3:
        return text.replace(",", ".")
    return text.replace(",", "")


def canonical(field: Field, data: object) -> str:
    """Return the canonical form of an open value. Raises NapError `bad_value` (field, value)."""
    try:
        return _canonical(field, data)
    except ValueError as error:
        raise NapError("bad_value", field=field.key, value=_told(data)) from error


def _told(data: object) -> str:
    """Return a refused value as people may be told it."""
    match data:
        case str():
            return data[:80]
        case list():
            return "[…]"
        case dict():
            return "{…}"
        case _:
            return json.dumps(data, default=str)[:80]


def _canonical(field: Field, data: object) -> str:
    if data is None:
        return ""
    match field.type:
        case "rich":
            return rich_text.encode(rich_text.from_data(data))
        case "line":
            return rich_text.clean_line(_string(data))
        case "choice":
            return _one_of(field, _string(data)) if data != "" else ""
        case "codes":
            return join_codes([_one_of(field, part) for part in _strings(data)])
        case "bodies":
            return join_codes(_strings(data))
        case "date":
            return _date(_string(data))
        case "number":
            return number(_digits(data))
        case "flag":
            return ("1" if data else "") if isinstance(data, bool) else _refuse(data)
        case _:
            return shaped(field.key, data, _outline_kinds())


def _outline_kinds() -> list[str]:
    return [name for name, kind in schema().kinds.items() if kind.slot == "outline"]


def _refuse(data: object) -> str:
    raise ValueError(data)


def _string(data: object) -> str:
    return data if isinstance(data, str) else _refuse(data)


def _digits(data: object) -> str:
    """Return a number of JSON, or a text, as a text without an exponent."""
    if isinstance(data, float):
        from decimal import Decimal

        return f"{Decimal(repr(data)):f}"
    if isinstance(data, int) and not isinstance(data, bool):
        return str(data)
    return _string(data)


def _strings(data: object) -> list[str]:
    if isinstance(data, str):
        data = data.split(",")
    if not isinstance(data, list) or not all(isinstance(part, str) for part in data):
        raise ValueError(data)
    parts = [rich_text.clean_line(part) for part in data]
    if any("," in part for part in parts):
        raise ValueError(data)
    return parts


def _one_of(field: Field, code: str) -> str:
    if field.choices and code not in field.choices:
        raise ValueError(code)
    return rich_text.clean_line(code)


def _date(value: str) -> str:
    return value if not value or is_date(value) else _refuse(value)


def open_value(field: Field, value: str) -> Any:
    """Return the open form of a canonical value that is not empty."""
    match field.type:
        case "rich":
            return rich_text.to_data(rich_text.decode(value))
        case "codes" | "bodies":
            return codes(value)
        case "number":
            return _json_number(value)
        case "flag":
            return True
        case "json":
            return json.loads(value)
        case _:
            return value


def _json_number(value: str) -> int | float | str:
    """Return a number as JSON's own where that loses nothing, else as text."""
    if "." not in value:
        return int(value)
    return float(value) if number(_digits(float(value))) == value else value
