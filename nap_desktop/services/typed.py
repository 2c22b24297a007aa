"""What a person typed into a field, as changes: forgiving dates, words for codes, new bodies."""

from __future__ import annotations

import json

from nap_desktop.base.errors import NapError
from nap_desktop.framework.provisions import codes as provision_codes
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change, InsertNode, apply_all
from nap_desktop.plan.dates import parse_date
from nap_desktop.plan.edits import add, set_field
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import Field, canonical, field_of, join_codes
from nap_desktop.plan.tree import Plan
from nap_desktop.services.finding import find_bodies

_YES = ("1", "yes", "true", "on", "x")
_NO = ("0", "no", "false", "off", "")
_NAMED = ("plan", "title")  # what may be changed, not taken away
_KEPT = ("code", "next_code", "template", "previous")  # the program's own book-keeping


def typed(plan: Plan, node: NodeId, name: str, written: str) -> list[Change]:
    """Return the changes that give a field what was written; empty takes its value away.

    `name` is a key, or `key@language` for a translation. A body that the directory lacks joins
    it. Raises NapError `unknown_field`, `fixed_field`, `bad_value`, `bad_choice`, `bad_date`,
    `no_title`.
    """
    key, at, lang = name.partition("@")
    field = field_of(plan.nodes[node].kind, key)
    if key in _KEPT:
        raise NapError("fixed_field", field=key)
    if at and (field.type not in ("rich", "line") or not lang.isascii() or not lang.isalpha()):
        raise NapError("unknown_field", kind=plan.nodes[node].kind, field=name)
    changes: list[Change] = []
    if field.type == "bodies":
        value, changes = _bodies(plan, written)
        plan = apply_all(plan, changes)
    else:
        value = value_of(field, written)
    if not value and not at and (plan.nodes[node].kind, key) == _NAMED:
        raise NapError("no_title")
    return [*changes, *set_field(plan, node, key, value, lang)]


def value_of(field: Field, written: str) -> str:
    """Return the canonical form of what was written into any field but one of bodies.

    Raises NapError `bad_value`, `bad_choice`, `bad_date`.
    """
    match field.type:
        case "rich":
            return rich_text.rich(written)
        case "choice":
            return _code(field, written.strip()) if written.strip() else ""
        case "codes":
            return join_codes([_code(field, part) for part in _parts(written)])
        case "date":
            return _date(field, written)
        case "flag":
            return _flag(field, written)
        case "json":
            return _json(field, written)
        case _:
            return canonical(field, rich_text.clean_line(written))


def _parts(written: str) -> list[str]:
    divided = written.replace(";", ",").replace("\n", ",").split(",")
    return [part.strip() for part in divided if part.strip()]


def _code(field: Field, written: str) -> str:
    """Return the code that was meant: itself in any case, its English word, or "OP 3 (d)"."""
    wanted = written.casefold()
    known = provision_codes() if field.vocabulary == "provisions" else field.choices
    for code in known:
        words = labels().choice(field.key, code).casefold() if field.choices else ""
        if wanted in (code.casefold(), words):
            return code
    if field.choices:
        choices = ", ".join(field.choices)
        raise NapError("bad_choice", field=field.key, value=written[:80], choices=choices)
    bare = "".join(sign for sign in wanted if sign.isalnum()).removeprefix("op")
    meant = [code for code in known if code.casefold() == f"op{bare}"]
    return meant[0] if meant else canonical(field, written)


def _date(field: Field, written: str) -> str:
    found = parse_date(written)
    if found is None:
        raise NapError("bad_date", field=field.key, value=written[:80])
    return found


def _flag(field: Field, written: str) -> str:
    wanted = written.strip().casefold()
    if wanted not in _YES + _NO:
        raise NapError("bad_choice", field=field.key, value=written[:80], choices="yes, no")
    return "1" if wanted in _YES else ""


def _json(field: Field, written: str) -> str:
    try:
        return canonical(field, json.loads(written) if written.strip() else "")
    except (ValueError, RecursionError) as error:
        raise NapError("bad_value", field=field.key, value=written[:80]) from error


def _bodies(plan: Plan, written: str) -> tuple[str, list[Change]]:
    """Return the ids of the bodies that were named, and the changes that add the unknown ones."""
    changes: list[Change] = []
    found: list[NodeId] = []
    for name in _body_names(plan, written):
        known = find_bodies(plan, name)
        if not known:
            made = add(plan, "body", plan.root, name=name)
            plan = apply_all(plan, made)
            changes += made
            known = [change.node.id for change in made if isinstance(change, InsertNode)]
        found.append(known[0])
    return join_codes(found), changes


def _body_names(plan: Plan, written: str) -> list[str]:
    """Return the names in a text: divided by semicolons or line ends; by commas if it has neither.

    A text that is itself the name of a body, commas and all, is that one.
    """
    whole = rich_text.clean_line(written)
    if find_bodies(plan, whole):
        return [whole]
    divider = ";" if ";" in written or "\n" in written else ","
    parts = rich_text.clean(written).replace("\n", divider).split(divider)
    return [name for part in parts if (name := rich_text.clean_line(part))]
