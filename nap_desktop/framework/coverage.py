"""Which measures of a plan serve which paragraph."""

from __future__ import annotations

from nap_desktop.framework.provisions import codes as known_codes
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Plan


def coverage(plan: Plan) -> dict[str, tuple[NodeId, ...]]:
    """Return the measures of each paragraph, in reading order; all 14 paragraphs come first.

    A paragraph that no measure names has an empty entry; codes that the framework does not know
    follow in the order in which the plan names them.
    """
    found: dict[str, list[NodeId]] = {code: [] for code in known_codes()}
    for measure in plan.of_kind("measure"):
        for code in codes(plan.get(measure, "provisions")):
            found.setdefault(code, []).append(measure)
    return {code: tuple(measures) for code, measures in found.items()}
