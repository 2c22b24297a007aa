"""What a person typed into a field, as changes: forgiving dates, words for codes, new bodies."""

from __future__ import annotations

import json

from nap_desktop.base.errors import NapError
from nap_desktop.framework.understanding import NotUnderstood, Understanding, names
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change, InsertNode, apply_all
from nap_desktop.plan.edits import add, set_field
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, labels
from nap_desktop.plan.schema import Field, canonical, codes, field_of, join_codes
from nap_desktop.plan.tree import Plan
from nap_desktop.services.finding import find_bodies

_NAMED = ("plan", "title")  # what may be changed, not taken away
_KEPT = ("code", "next_code", "template", "previous")  # the program's own book-keeping


def typed(
    plan: Plan, node: NodeId, name: str, written: str, words: Labels | None = None
) -> list[Change]:
    """Return the changes that give a field what was written; empty takes its value away.

    `name` is a key, or `key@language` for a translation. A body that the directory lacks joins
    it. `words`: the language of words for codes. Raises NapError `unknown_field`, `fixed_field`,
    `bad_value`, `bad_choice`, `bad_date`, `no_title`.
    """
    key, at, lang = name.partition("@")
    field = field_of(plan.nodes[node].kind, key)
    if key in _KEPT:
        raise NapError("fixed_field", field=key)
    if at and (field.type not in ("rich", "line") or not lang.isascii() or not lang.isalpha()):
        raise NapError("unknown_field", kind=plan.nodes[node].kind, field=name)
    changes: list[Change] = []
    if field.type == "bodies":
        value, changes = _bodies(plan, written, plan.get(node, key))
        plan = apply_all(plan, changes)
    else:
        value = value_of(field, written, plan.get(node, key, lang), words)
    if not value and not at and (plan.nodes[node].kind, key) == _NAMED:
        raise NapError("no_title")
    return [*changes, *set_field(plan, node, key, value, lang)]


def value_of(field: Field, written: str, before: str = "", words: Labels | None = None) -> str:
    """Return the canonical form of what was written into any field but one of bodies.

    before: the value that was shown; where its words are kept, its looks are, too.
    words:  the language whose words for codes are understood beside the codes; English by default.
    Raises NapError `bad_value`, `bad_choice`, `bad_date`.
    """
    if field.type == "json":
        return _json(field, written)
    try:
        return Understanding(words or labels()).value(field, written, before)
    except NotUnderstood as error:
        raise _refusal(field, written) from error


def _refusal(field: Field, written: str) -> NapError:
    facts = {"field": field.key, "value": written[:80]}
    match field.type:
        case "date":
            return NapError("bad_date", **facts)
        case "flag":
            return NapError("bad_choice", **facts, choices="yes, no")
        case "choice" | "codes":
            return NapError("bad_choice", **facts, choices=", ".join(field.choices))
        case _:
            return NapError("bad_value", **facts)


def _json(field: Field, written: str) -> str:
    try:
        return canonical(field, json.loads(written) if written.strip() else "")
    except (ValueError, RecursionError) as error:
        raise NapError("bad_value", field=field.key, value=written[:80]) from error


def _bodies(plan: Plan, written: str, before: str) -> tuple[str, list[Change]]:
    """Return the ids of the bodies that were named, and the changes that add the unknown ones.

    Of several of one name, one that was there before is meant.
    """
    changes: list[Change] = []
    found: list[NodeId] = []
    held = codes(before)
    for name in _body_names(plan, written):
        known = find_bodies(plan, name)
        if not known:
            made = add(plan, "body", plan.root, name=name)
            plan = apply_all(plan, made)
            changes += made
            known = [change.node.id for change in made if isinstance(change, InsertNode)]
        found.append(next((body for body in known if body in held), known[0]))
    return join_codes(found), changes


def _body_names(plan: Plan, written: str) -> list[str]:
    """Return the names in a text; one that is itself the name of a body, commas and all, is that."""
    whole = rich_text.clean_line(written)
    return [whole] if find_bodies(plan, whole) else names(written, commas=True)
