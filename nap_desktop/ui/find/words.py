"""What is said of a hit: where it is, and the words around it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from nap_desktop.framework.provisions import label
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.tree import OUTLINE, Plan
from nap_desktop.services.searching import BODY, GUIDANCE, SIGNED, VALUE, Hit

_BEFORE, _AFTER = 28, 160  # letters around a hit
_LONGEST = 44  # letters of a title

translate = QCoreApplication.translate


class Around(NamedTuple):
    """The words before a hit, of the hit, and after it."""

    before: str
    words: str
    after: str


def around(hit: Hit, room: int = _BEFORE) -> Around:
    """Return a hit and the words around it: `room` letters before it, cut at a word."""
    text, start = hit.at.text, max(0, hit.start - room)
    blank = text.find(" ", start, hit.start)
    if start and blank >= 0:
        start = blank + 1
    before = ("…" if start else "") + text[start : hit.start]
    return Around(before, hit.words, text[hit.end : hit.end + _AFTER])


def owner(plan: Plan, node: NodeId) -> NodeId:
    """Return the item of the outline, or the plan, to which a node belongs."""
    while node in plan.parents and plan.slot(node) != OUTLINE:
        node = plan.parents[node]
    return node


def place(plan: Plan, numbers: dict[NodeId, str], hit: Hit, in_full: bool = True) -> str:
    """Return where a hit is: number and field, then what it belongs to unless told in short."""
    words, at = labels(), hit.at
    if at.fixed == GUIDANCE:
        return translate("find", "Guidance · {provision}").format(provision=label(at.node))
    if at.node not in plan.nodes:
        return ""
    field = words.field(at.kind, at.key.partition("@")[0])
    if at.kind in ("body", "concurrence", "entry"):
        return f"{words.kind(at.kind)} · {field}"
    item = owner(plan, at.node)
    number = words.kind("plan") if item == plan.root else numbers.get(item, "")
    what = words.kind(at.kind) if item != at.node else field
    name = title(plan, item)[:_LONGEST] if in_full and item != plan.root else ""
    return " · ".join(filter(None, (number, what, name)))


def fixed(hit: Hit) -> str:
    """Return why a hit is not replaced; empty where it is."""
    return {
        VALUE: translate("find", "a value, not replaced"),
        BODY: translate("find", "a body’s name, not replaced"),
        SIGNED: translate("find", "signed, not replaced"),
        GUIDANCE: translate("find", "not replaced"),
    }.get(hit.at.fixed, "")
