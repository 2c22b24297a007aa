"""Times as the library keeps them: ISO 8601 in UTC, to the second."""

from __future__ import annotations

import datetime


def now() -> str:
    """Return the present time."""
    return before(datetime.timedelta())


def before(ago: datetime.timedelta) -> str:
    """Return the time that lies `ago` in the past."""
    return (datetime.datetime.now(datetime.UTC) - ago).strftime("%Y-%m-%dT%H:%M:%SZ")
