"""Times as people say them: "5 min ago", "today 14:02", "3 March 2026 09:15"."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QCoreApplication

from nap_desktop.plan.dates import print_date

translate = QCoreApplication.translate


def moment(at: str) -> datetime.datetime | None:
    """Return an ISO 8601 time as local time, which it is without a zone; None if it is none."""
    try:
        found = datetime.datetime.fromisoformat(at)
    except ValueError:
        return None
    return found.astimezone()


def in_words(at: str, now: datetime.datetime | None = None) -> str:
    """Return how a time is told now; what is no time comes back as it is."""
    then = moment(at)
    if then is None:
        return print_date(at)
    now = (now or datetime.datetime.now()).astimezone()
    minutes = int((now - then).total_seconds() // 60)
    if 0 <= minutes < 1:
        return translate("times", "just now")
    if 0 < minutes < 60:
        return translate("times", "{count} min ago").format(count=minutes)
    return _with_day(then, now)


def _with_day(then: datetime.datetime, now: datetime.datetime) -> str:
    clock = f"{then:%H:%M}"
    days = (now.date() - then.date()).days
    if days == 0:
        return translate("times", "today {time}").format(time=clock)
    if days == 1:
        return translate("times", "yesterday {time}").format(time=clock)
    return f"{print_date(then.date().isoformat())}, {clock}"


def in_full(at: str) -> str:
    """Return a time with its date and clock, for a tooltip."""
    then = moment(at)
    if then is None:
        return print_date(at)
    return f"{print_date(then.date().isoformat())}, {then:%H:%M}"
