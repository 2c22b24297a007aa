"""The lists of a plan: abbreviations, bodies with what they lead, places for signatures."""

from __future__ import annotations

from collections.abc import Iterable

from nap_desktop.documents.blocks import Block, Cell, Grid, Heading, Mark, Para, Row
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Plan

_EMPTY: Cell = (Para("", "cell"),)
_BODY_KEYS = ("short", "name", "kind", "")
_SIGNED = ("prepared", "agreed", "approved")
_ROOM = 44.0  # points that a signature takes


def abbreviations(plan: Plan, words: Wording) -> Iterable[Block]:
    """Give the short forms of the directory with the names that they stand for, in their order."""
    pairs = [(plan.get(body, "short"), plan.get(body, "name")) for body in plan.bodies]
    known = sorted({(short, name) for short, name in pairs if short and name and short != name})
    if not known:
        return
    yield Heading(1, "", words.get("parts", "abbreviations"), Mark(plan.root, "a"))
    for short, name in known:
        yield Para(name, "abbreviation", lead=short)


def bodies(plan: Plan, numbers: dict[NodeId, str], words: Wording) -> Iterable[Block]:
    """Give the table of all bodies, with the numbers of the measures that each leads."""
    if not plan.bodies:
        return
    yield Heading(1, "", words.get("parts", "bodies"), Mark(plan.root, "d"))
    leads = _leads(plan, numbers)
    keys = ("short", "name", "kind", *(["leads"] if leads else []))
    head = Row(tuple((Para(words.get("columns", key), "head"),) for key in keys))
    rows = tuple(_body(plan, body, words, leads) for body in plan.bodies)
    about = words.get("tables", "bodies")
    widths = (14.0, 42.0, 20.0, 24.0) if leads else (18.0, 52.0, 30.0)
    yield Grid(widths, (head,), rows, "", about, about, upright=True, keys=_BODY_KEYS[: len(keys)])


def _leads(plan: Plan, numbers: dict[NodeId, str]) -> dict[NodeId, list[str]]:
    """Return the printed numbers of the measures that each body leads."""
    found: dict[NodeId, list[str]] = {}
    for node, number in numbers.items():  # in reading order
        held = plan.nodes[node]
        if number and held.kind == "measure":
            for body in codes(held.fields.get("lead", "")):
                found.setdefault(body, []).append(number)
    return found


def _body(plan: Plan, body: NodeId, words: Wording, leads: dict[NodeId, list[str]]) -> Row:
    held = plan.nodes[body]
    kind = held.get("kind")
    cells: list[Cell] = [
        (Para(held.get("short"), "cell", Mark(body, "1"), bold=True),),
        (Para(held.get("name"), "cell", Mark(body, "2")),),
        (Para(words.labels.choice("kind", kind), "cell"),) if kind else _EMPTY,
    ]
    if leads:
        comma = words.get("values", "comma")
        cells.append((Para(comma.join(leads.get(body, ())), "cell"),))
    return Row(tuple(cells), body)


def signatures(plan: Plan, words: Wording) -> Iterable[Block]:
    """Give the places for those who sign, ruled and left empty."""
    yield Heading(1, "", words.get("parts", "signatures"))
    head = Row(
        tuple(
            (Para(words.get("columns", key), "head"),)
            for key in ("role", "post", "signature", "date")
        )
    )
    comma = words.get("values", "comma")
    lead = comma.join(body_name(plan, one) for one in codes(plan.get(plan.root, "lead_body")))
    rows = []
    for key in _SIGNED:
        said = (Para(words.get("signatures", key), "cell"),)
        named = (Para(lead, "cell"),) if key == "prepared" and lead else _EMPTY
        rows.append(Row((said, named, _EMPTY, _EMPTY), high=_ROOM))
    about = words.get("signatures", "title")
    yield Grid((22.0, 36.0, 24.0, 18.0), (head,), tuple(rows), "", about, about, upright=True)
