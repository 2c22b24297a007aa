"""What a person may want of the past, as values that leave the screens of the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nap_desktop.plan.ids import NodeId

Act = Literal["value", "item", "plan", "compare"]


@dataclass(frozen=True, slots=True)
class Wish:
    """A field, an item or the whole plan is to be what it was; or that state is to be looked at.

    number: of the step after which the plan was in the state that is meant; 0 for before the first.
    at:     when that was (ISO 8601).
    value:  what the field is to hold, where the act is "value".
    """

    act: Act
    number: int
    at: str = ""
    node: NodeId = ""
    key: str = ""
    lang: str = ""
    value: str = ""
