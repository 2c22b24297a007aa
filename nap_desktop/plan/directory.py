"""The directory of bodies: where each is named, which look alike, how two become one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, SetField, apply_all
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes, join_codes, kind_of
from nap_desktop.plan.tree import CONCURRENCE, Plan

_SIGNS = re.compile(r"[\W_]+")
_SMALL = frozenset(
    ("the", "of", "and", "for", "de", "des", "du", "la", "le", "les", "et", "y", "и")
)


class Place(NamedTuple):
    """One place that names a body: the node and the key of its field."""

    node: NodeId
    key: str


def places(plan: Plan) -> dict[NodeId, list[Place]]:
    """Return the places that name each body, in reading order; bodies named nowhere are left out."""
    found: dict[NodeId, list[Place]] = defaultdict(list)
    for node in plan.subtree(plan.root):
        held = plan.nodes[node]
        for key in _body_keys(held.kind):
            for body in codes(held.get(key)):
                found[body].append(Place(node, key))
    return dict(found)


def _body_keys(kind: str) -> Iterator[str]:
    return (key for key, field in kind_of(kind).fields.items() if field.type == "bodies")


def alike(plan: Plan) -> list[tuple[NodeId, NodeId]]:
    """Return pairs of bodies that may be one: the same name or short form, but for case and signs.

    Small words of the names do not count. The first of each pair is named in more places, or stands
    first in the directory.
    """
    named = places(plan)
    by_name: dict[str, list[NodeId]] = defaultdict(list)
    for body in plan.bodies:
        for form in _forms(plan, body):
            by_name[form].append(body)
    pairs: dict[tuple[NodeId, NodeId], None] = {}
    for bodies in by_name.values():
        for one, other in combinations(dict.fromkeys(bodies), 2):
            fewer = len(named.get(one, ())) < len(named.get(other, ()))
            pairs[(other, one) if fewer else (one, other)] = None
    return list(pairs)


def _forms(plan: Plan, body: NodeId) -> set[str]:
    """Return the forms of a body's names by which two are told to be alike."""
    held = plan.nodes[body].fields
    names = [value for key, value in held.items() if key.partition("@")[0] in ("name", "short")]
    return {form for name in names if (form := folded(name))}


def folded(name: str) -> str:
    """Return a name without case, signs and small words."""
    words = _SIGNS.sub(" ", name.casefold()).split()
    return " ".join(word for word in words if word not in _SMALL)


def merge(plan: Plan, into: NodeId, gone: NodeId) -> list[Change]:
    """Let one body take the place of another everywhere, and the other leave the directory.

    What the first does not have it takes from the other: short form, kind, contact, names in other
    languages. Its concurrence goes along, but for rounds in which both were asked. Nothing for a
    body and itself.
    """
    if into == gone or not {into, gone} <= set(plan.bodies):
        return []
    changes = [*_renamed(plan, into, gone), *_filled(plan, into, gone)]
    changes += _concurrence(plan, into, gone)
    return [*changes, *edits.delete(apply_all(plan, changes), [gone])]


def _renamed(plan: Plan, into: NodeId, gone: NodeId) -> list[Change]:
    """Put one body in every place that names the other; no field names it twice."""
    changes: list[Change] = []
    for node, key in places(plan).get(gone, ()):
        bodies = [into if body == gone else body for body in codes(plan.get(node, key))]
        changes += edits.set_field(plan, node, key, join_codes(list(dict.fromkeys(bodies))))
    return changes


def _filled(plan: Plan, into: NodeId, gone: NodeId) -> list[Change]:
    held = plan.nodes[into].fields
    changes: list[Change] = []
    for name, value in plan.nodes[gone].fields.items():
        if not held.get(name):
            key, _, lang = name.partition("@")
            changes.append(SetField(into, key, lang, "", value))
    return changes


def _concurrence(plan: Plan, into: NodeId, gone: NodeId) -> list[Change]:
    """Move what was noted of the other in rounds in which the first was not asked."""
    rounds = {plan.get(entry, "round") for entry in plan.under(into, CONCURRENCE)}
    moved = [e for e in plan.under(gone, CONCURRENCE) if plan.get(e, "round") not in rounds]
    return edits.move(plan, moved, into)
