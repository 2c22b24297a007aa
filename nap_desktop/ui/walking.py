"""Which of the hints of a plan is the next one to look at."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.plan.checks import Finding
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan


def next_finding(
    plan: Plan, found: Sequence[Finding], last: Finding | None, node: NodeId, way: int
) -> Finding:
    """Return the next of hints in reading order, or the one before for a `way` of -1; round at the end.

    From the hint `last` that was gone to, if its item is still shown, else from the item `node`. Where
    that hint is settled by now, the first of its item comes next.
    """
    is_here = last is not None and last.node == node
    if is_here and last in found:
        return found[(found.index(last) + way) % len(found)]
    order = {one: place for place, one in enumerate(plan.walk())}
    here = order.get(node, -1)
    before = sum(order.get(one.node, -1) <= here for one in found)
    place = before if way > 0 else before - 1
    if way > 0 and is_here:
        place = next((row for row, one in enumerate(found) if one.node == node), place)
    return found[place % len(found)]
