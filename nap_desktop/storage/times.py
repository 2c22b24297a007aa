"""Times as the library keeps them: ISO 8601 in UTC, to the second."""

from __future__ import annotations

import time

_DAY = 86_400  # seconds


def now() -> str:
    """Return the present time."""
    return before(0)


def before(days: int) -> str:
    """Return the time that lies some days in the past."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - days * _DAY))
