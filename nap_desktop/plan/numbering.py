"""The printed numbers of a plan's items: computed, never kept."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import NamedTuple

from nap_desktop.plan.counting_letters import letters, script
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.shapes import PATH, SCHEMES
from nap_desktop.plan.tree import OUTLINE, Plan

_ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")]
_ROMAN += [(40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


class Level(NamedTuple):
    """One depth of a plan's outline: its name in this plan, its usual kind, its numbering."""

    name: str
    kind: str
    numbering: str


DEFAULT_LEVELS = (
    Level("", "section", PATH),
    Level("", "measure", PATH),
    Level("", "step", "a)"),
)


def levels(plan: Plan) -> tuple[Level, ...]:
    """Return the levels of a plan, depth 0 first; the program's own where it names none."""
    return _parse_levels(plan.get(plan.root, "levels"))


@lru_cache(maxsize=8)  # asked for every heading
def _parse_levels(value: str) -> tuple[Level, ...]:
    try:
        data = json.loads(value) if value else []
        found = tuple(
            Level(str(entry.get("name", "")), str(entry.get("kind", "")), entry["numbering"])
            for entry in data
            if entry.get("numbering") in SCHEMES
        )
    except (ValueError, AttributeError, TypeError):
        found = ()
    return found or DEFAULT_LEVELS


def level_name(plan: Plan, kind: str, depth: int | None = None) -> str:
    """Return what this plan calls items of a kind ("Task"); empty if it has no word of its own."""
    known = levels(plan)
    if depth is not None and depth < len(known) and known[depth].kind == kind:
        return known[depth].name
    return next((level.name for level in known if level.kind == kind), "")


def numbers(plan: Plan, lang: str = "") -> dict[NodeId, str]:
    """Return the printed number of every outline item; empty where its level has none.

    lang: the language whose letters count where a level has letters; the plan's own if empty.
    """
    found: dict[NodeId, str] = {}
    count = _Count(levels(plan), script(lang or plan.get(plan.root, "language")), found, {})
    _number_children(plan, plan.root, 0, (), count)
    return found


class _Count(NamedTuple):
    """What one round of numbering goes by.

    known: the levels. letters: the script of letters that count. found: the numbers so far.
    running: depth -> the last of its plain numbers that run on.
    """

    known: tuple[Level, ...]
    letters: str
    found: dict[NodeId, str]
    running: dict[int, int]


def _number_children(
    plan: Plan,
    parent: NodeId,
    depth: int,
    path: tuple[int, ...],
    by: _Count,
) -> None:
    """Number the children of a node; `path` holds the numbers above that theirs go on from.

    Plain numbers (scheme "1") run on through the whole plan below letters, Roman numbers or none,
    as the tasks of a decree do.
    """
    above = "".join([f"{number}." for number in path])
    schemes: dict[str, str] = {}  # kind -> its numbering here
    for place, node in enumerate(plan.under(parent), 1):
        count = place
        kind = plan.nodes[node].kind
        scheme = schemes.get(kind)
        if scheme is None:
            scheme = schemes[kind] = _scheme(kind, depth, by.known)
        if scheme == "1" and not path:
            count = by.running[depth] = by.running.get(depth, 0) + 1
        by.found[node] = f"{above}{count}" if scheme == PATH else printed(scheme, count, by.letters)
        if (node, OUTLINE) in plan.children:
            below = path_below(scheme, count, path)
            _number_children(plan, node, depth + 1, below, by)


def _scheme(kind: str, depth: int, known: tuple[Level, ...]) -> str:
    """Return the numbering at a depth: the level's if it is of this kind, else the kind's own.

    A measure right below a part is thus numbered as measures are, not as tasks.
    """
    here = known[min(depth, len(known) - 1)]
    if here.kind in ("", kind):
        return here.numbering
    return next((level.numbering for level in known if level.kind == kind), PATH)


def path_below(scheme: str, count: int, path: tuple[int, ...]) -> tuple[int, ...]:
    """Return the path that numbers below go on from; letters and Roman numbers start a new one."""
    if scheme == PATH:
        return (*path, count)
    return (count,) if scheme == "1" else ()


def printed(scheme: str, count: int, of: str) -> str:
    """Return a number that stands alone, in a scheme of a level and letters of a script."""
    match scheme:
        case "1":
            return str(count)
        case "I":
            return roman(count)
        case "A":
            return letters(count, of)
        case "a)":
            return letters(count, of).lower() + ")"
        case _:
            return ""


def roman(count: int) -> str:
    """Return a number from 1 to 3999 in Roman numerals; others in Arabic."""
    if not 0 < count < 4000:
        return str(count)
    printed = ""
    for worth, sign in _ROMAN:
        printed += sign * (count // worth)
        count %= worth
    return printed
