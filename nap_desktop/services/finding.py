"""Finds a plan or an item by what people call it: id, start of an id, title, code, number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nap_desktop.base.errors import NapError
from nap_desktop.plan.folding import caseless
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.services.library import PlanCard

SHORTEST = 4  # letters of an id that may stand for it
ROOT = "plan"


def find_plan(cards: Sequence[PlanCard], name: str, missing: str = "no_such_plan") -> NodeId:
    """Return the plan with this id or title, or the one whose id starts so or whose title holds it.

    Raises NapError `several_plans`, or `missing` if there is none.
    """
    wanted = caseless(name)
    found = (
        [card.id for card in cards if card.id == name]
        or [card.id for card in cards if caseless(card.title) == wanted]
        or _starting([card.id for card in cards], name)
        or [card.id for card in cards if len(wanted) >= SHORTEST and wanted in caseless(card.title)]
    )
    if not found:
        raise NapError(missing, plan=name)
    if len(found) > 1:
        raise NapError("several_plans", plan=name)
    return found[0]


def find_item(plan: Plan, name: str) -> NodeId:
    """Return the item with this id, code, printed number, body's name, or start of an id.

    `plan` means the plan itself. Raises NapError `no_such_item` or `several_items`.
    """
    if name in plan.nodes:
        return name
    if name.casefold() == ROOT:
        return plan.root
    found = (
        _coded(plan, name)
        or [node for node, number in numbers(plan).items() if number and number == name]
        or [body for body in plan.bodies if caseless(name) in _names(plan, body)]
        or _starting(plan.nodes, name)
    )
    if not found:
        raise NapError("no_such_item", node=name)
    if len(found) > 1:
        raise NapError("several_items", node=name)
    return found[0]


def _coded(plan: Plan, name: str) -> list[NodeId]:
    return [node for node in plan.of_kind("measure") if plan.get(node, "code") == name.upper()]


def find_bodies(plan: Plan, name: str) -> list[NodeId]:
    """Return the bodies of the directory with this id, name or short form."""
    wanted = caseless(name)
    return [body for body in plan.bodies if body == name or wanted in _names(plan, body)]


def _names(plan: Plan, body: NodeId) -> set[str]:
    return {caseless(plan.get(body, key)) for key in ("name", "short")} - {""}


def _starting(ids: Iterable[NodeId], name: str) -> list[NodeId]:
    if len(name) < SHORTEST:
        return []
    return [id for id in ids if id.casefold().startswith(name.casefold())]
