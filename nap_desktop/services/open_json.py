"""Reads a plan from a file of open JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nap_desktop.base.errors import NapError
from nap_desktop.plan.open_format import from_open, to_open
from nap_desktop.plan.tree import Plan


def read_plan(path: Path) -> Plan:
    """Return the plan in a file. Raises NapError `cannot_read`, and as `plan_of` does."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NapError("cannot_read", path=path, reason=error.strerror or error) from error
    return plan_of(content, str(path))


def plan_of(content: bytes, name: str) -> Plan:
    """Return the plan in some bytes of JSON; `name` says where they are from.

    Raises NapError `not_json`, and as `from_open` does.
    """
    try:
        data: Any = json.loads(content.decode("utf-8-sig"))
    except RecursionError as error:
        raise NapError("not_a_plan", why="depth") from error
    except UnicodeDecodeError as error:
        raise NapError("not_json", path=name, reason="UTF-8") from error
    except ValueError as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "number"
        raise NapError("not_json", path=name, reason=place) from error
    return from_open(data)


def plan_json(plan: Plan) -> str:
    """Return a plan as the text of an open JSON file."""
    return as_json(to_open(plan))


def as_json(data: object) -> str:
    """Return data as JSON that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=1)
