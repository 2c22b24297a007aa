"""The states of a plan that can be compared, and what the window can have done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from nap_desktop.plan.tree import Plan

NOW = "now"

Act = Literal["field", "place", "item", "below", "plan"]


@dataclass(frozen=True, slots=True)
class Source:
    """A state: a code by which it is loaded ("now", "version …", "step …"), its name, and more of it.

    about: who and when, for the list; may be empty.
    """

    code: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """What is to be brought back of a state: the whole plan, an item, or one field of it."""

    act: Act
    then: Plan
    when: str
    node: str = ""
    key: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class CompareActs:
    """What the window can have done; `load` raises NapError or OSError.

    sources: all states that can be chosen, now first. bring: brings something back.
    save_version: asks for a version to be kept.
    """

    sources: Callable[[], Sequence[Source]]
    load: Callable[[str], Plan]
    bring: Callable[[Back], object]
    save_version: Callable[[], object]
