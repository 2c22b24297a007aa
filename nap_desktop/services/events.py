"""What happened in a plan in the days of an event, by its history."""

from __future__ import annotations

import datetime

from nap_desktop.plan.dates import first_day, last_day
from nap_desktop.plan.happened import NOTHING_HAPPENED, Happened, happened
from nap_desktop.plan.tree import Plan
from nap_desktop.services.library import OpenLibrary


def happened_during(library: OpenLibrary, plan: Plan, start: str, end: str) -> Happened:
    """Return what happened from the first day of one date to the last day of another.

    Dates are canonical; days begin at midnight of the clock of this machine. Without a beginning
    nothing is told; an event without an end is over on its day.
    """
    first, last = first_day(start), last_day(end or start)
    if first is None or last is None or last < first:
        return NOTHING_HAPPENED
    times = (_midnight(first), _midnight(last + datetime.timedelta(days=1)))
    return happened(plan, library.steps_between(plan.root, *times))


def _midnight(day: datetime.date) -> str:
    """Return the moment at which a day begins here, as steps carry times."""
    local = datetime.datetime.combine(day, datetime.time()).astimezone()
    return local.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
