"""The lists of codes that the framework keeps, as things to pick from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from nap_desktop.framework import checklist, instruments, provisions
from nap_desktop.framework.guidance import guidance
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import codes, field_of
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.widgets.chips import Thing


@cache
def things(vocabulary: str) -> tuple[Thing, ...]:
    """Return all things of a vocabulary in its order."""
    match vocabulary:
        case "provisions":
            return tuple(thing(vocabulary, code) for code in provisions.codes())
        case "rows":
            return tuple(thing(vocabulary, row.code) for row in checklist.rows())
        case "instruments":
            return tuple(thing(vocabulary, one.code) for one in instruments.instruments())
        case _:
            return ()


@cache
def thing(vocabulary: str, code: str) -> Thing:
    """Return one thing; a code that the framework does not know stands for itself."""
    match vocabulary:
        case "provisions":
            known = guidance(code)
            return Thing(code, provisions.label(code), known.title if known else "")
        case "rows":
            row = checklist.row(code)
            return Thing(code, _row_words(row), code) if row else Thing(code, code)
        case "instruments":
            found = instruments.instrument(code)
            return Thing(code, code, found.name if found else "")
        case _:
            return Thing(code, code)


def _row_words(row: checklist.Row) -> str:
    """Return what a row is about, with the one category that sets it apart from its twins."""
    words = row.label[:1].upper() + row.label[1:]
    if (
        len(row.categories) != 1
        or row.categories[0] not in field_of("measure", "categories").choices
    ):
        return words
    return f"{words} – {labels().choice('categories', row.categories[0]).lower()}"


def near(vocabulary: str, plan: Plan, node: NodeId) -> frozenset[str]:
    """Return the codes that belong to what an item rests on already; none where that says nothing."""
    if vocabulary != "rows":
        return frozenset()
    held = codes(plan.get(node, "provisions"))
    return frozenset(row.code for code in held for row in checklist.rows_of(code))


def in_order(vocabulary: str, held: Sequence[str]) -> list[str]:
    """Return codes in the order of their vocabulary, unknown ones last."""
    order = {one.code: place for place, one in enumerate(things(vocabulary))}
    return sorted(held, key=lambda code: order.get(code, len(order)))
