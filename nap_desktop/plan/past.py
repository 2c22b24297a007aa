"""A plan as it was: its steps taken back one by one, the last of them first."""

from __future__ import annotations

from collections.abc import Iterable

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import carry_out, opposite, working_copy
from nap_desktop.plan.steps import KeptStep
from nap_desktop.plan.tree import Plan


def plan_before(plan: Plan, steps: Iterable[KeptStep]) -> Plan:
    """Return the plan as it was before all of `steps`, which are given newest first.

    Raises NapError `past_is_gone` where a step is not what was done to the plan after it.
    """
    work = working_copy(plan)
    for kept in steps:
        try:
            for change in opposite(kept.step.changes):
                carry_out(work, change)
        except (NapError, KeyError) as error:
            raise NapError("past_is_gone") from error
    return work
