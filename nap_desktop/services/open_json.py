"""Reads a plan from a file of open JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import read_at_most
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.tree import Plan

_LARGEST = 64_000_000  # bytes; a plan of 2,000 measures has five million


def read_plan(path: Path) -> Plan:
    """Return the plan in a file. Raises NapError `cannot_read`, `too_large`, and as `plan_of`."""
    return plan_of(read_at_most(path, _LARGEST), str(path))


def plan_of(content: bytes, name: str) -> Plan:
    """Return the plan in some bytes of JSON; `name` says where they are from.

    Raises NapError `not_json` (reason, or line), and as `from_open` does; each with `path`.
    """
    data = data_of(content, name)
    try:
        return from_open(data)
    except NapError as error:
        raise NapError(error.code, **error.facts, path=name) from error


def data_of(content: bytes, name: str) -> Any:
    """Return the data of some bytes of JSON. Raises NapError `not_json` and its kin, with `path`."""
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except RecursionError as error:
        raise NapError("not_a_plan", path=name, why="depth", item="-") from error
    except UnicodeDecodeError as error:
        raise NapError("not_json", path=name, reason="encoding") from error
    except json.JSONDecodeError as error:
        raise NapError("not_json_at", path=name, line=error.lineno) from error
    except ValueError as error:
        raise NapError("not_json", path=name, reason="number") from error


def _no_number(word: str) -> NoReturn:
    """Refuse NaN and the infinite, which JSON does not know (RFC 8259, section 6)."""
    raise ValueError(word)


def as_json(data: object) -> str:
    """Return data as JSON that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=1)
