"""Acts that may fail as foreseen, told by the page that asked for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nap_desktop.base.errors import NapError


def attempt(page: Any, act: Callable[[], object]) -> bool:
    """Return whether an act was done; a foreseen failure is told by the page's signal `failed`."""
    try:
        act()
    except (NapError, OSError) as error:
        page.failed.emit(error)
        return False
    return True
