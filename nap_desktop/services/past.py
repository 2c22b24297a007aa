"""The past of one plan: what was done to all of it, and what it was at any step."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager

from nap_desktop.plan.past import plan_before
from nap_desktop.plan.steps import KeptStep
from nap_desktop.plan.tree import Plan
from nap_desktop.storage.steps import Journal, Which

__all__ = ["Past", "Which"]


class Past:
    """The journal of one plan, read only.

    What was undone and not done again is no part of it. Steps are kept as long as the plan is in
    this library; a plan that came from elsewhere begins here with the day on which it came.
    """

    def __init__(self, reading: Callable[[], AbstractContextManager[Journal]]) -> None:
        self._reading = reading

    def steps(self, which: Which, most: int = 200) -> list[KeptStep]:
        """Return steps that still hold, newest first; `most` at once."""
        with self._reading() as journal:
            return journal.past(which, most)

    def authors(self) -> list[str]:
        """Return who did something, the last first; empty for steps without a name."""
        with self._reading() as journal:
            return journal.authors()

    def days(self) -> list[datetime.date]:
        """Return the days, as this place counts them, on which something was done; newest first."""
        with self._reading() as journal:
            times = journal.times()
        return sorted({day for at in times if (day := _day(at))}, reverse=True)

    def state(self, plan: Plan, number: int) -> Plan:
        """Return what a plan, given as it is now, was right after a step; 0 for before the first.

        Raises NapError `past_is_gone` where a step since then cannot be taken back.
        """
        with self._reading() as journal:
            later = journal.after(number)
        return plan_before(plan, later)


def _day(at: str) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(at).astimezone().date()
    except ValueError:
        return None


def as_step_time(moment: datetime.datetime) -> str:
    """Return a local time as steps carry it: ISO 8601 in UTC, to the second."""
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def on_day(day: datetime.date) -> Which:
    """Return the steps of one day, as this place counts days."""
    begins = datetime.datetime.combine(day, datetime.time())
    ends = begins + datetime.timedelta(days=1)
    return Which(since=as_step_time(begins), until=as_step_time(ends))


def since(day: datetime.date) -> Which:
    """Return the steps of a day and of all days after it."""
    return Which(since=as_step_time(datetime.datetime.combine(day, datetime.time())))
