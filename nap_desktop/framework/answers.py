"""Answers of a form in the manner of the matrix (X, ?, NA, blank), as entries of a plan."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from nap_desktop.base import shipped
from nap_desktop.plan.coverage import LAW, NOT_APPLICABLE, NOT_DISCUSSED, UNCLEAR

# What is written where more than one was entered: a law that is cited says more than a doubt.
_FIRST = (LAW, UNCLEAR, NOT_APPLICABLE)
_NOISE = str.maketrans("", "", " .\u00a0\t\r\n()[]\"'")


def answer(standings: Collection[str]) -> str:
    """Return the answer for a cell in which these were entered; blank if none of them is one.

    A measure that is only planned, and a cell that was only discussed, leave the form blank: the
    form asks what is there.
    """
    given = next((one for one in _FIRST if one in standings), "")
    return str(_table()[given]["written"]) if given else ""


def standing(written: str) -> str | None:
    """Return what an answer of a form is in a plan: "" for blank, None for what is no answer."""
    tidy = written.translate(_NOISE).casefold()
    if not tidy or not tidy.strip("-–—_"):
        return NOT_DISCUSSED
    return _read().get(tidy)


@cache
def _table() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = shipped.toml("framework/coverage.toml")["answers"]
    return found


@cache
def _read() -> dict[str, str]:
    data = shipped.toml("framework/coverage.toml")["answers"]
    return {
        form.translate(_NOISE).casefold(): name
        for name, one in data.items()
        for form in one["read"]
    }
