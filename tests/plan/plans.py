"""Plans for tests: small ones from an indented outline, any plan by random edits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from nap_desktop.plan import edits, schema
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.labels import title
from nap_desktop.plan.schema import Field, canonical, kind_of, open_value, slot_of
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import SLOTS, Branch, Node, Plan, branch

_KINDS = {"s": "section", "o": "objective", "m": "measure", "-": "step"}


def grow(outline: str) -> Plan:
    """Return a plan from lines such as "s A", two blanks deeper for each level.

    The letter gives the kind (s, o, m, -); the name is the node's id and its naming text.
    """
    plan = Plan.empty("plan")
    path = ["plan"]
    for line in filter(str.strip, outline.split("\n")):
        depth = (len(line) - len(line.lstrip())) // 2
        letter, name = line.split(maxsplit=1)
        kind = _KINDS[letter]
        words = name if kind_of(kind).title == "heading" else rich(name)
        node = Node(name, kind, {kind_of(kind).title: words})
        path[depth + 1 :] = [name]
        plan = apply_all(plan, edits.insert(plan, [Branch(node)], path[depth]))
    return plan


def outline(plan: Plan) -> str:
    """Return the naming texts of a plan's items, two blanks deeper for each level."""
    lines = ("  " * plan.depth(node) + title(plan, node) for node in plan.walk())
    return "\n".join(lines)


def tidy(text: str) -> str:
    """Return an outline written in a test as `outline` gives it."""
    lines = [line for line in text.split("\n") if line.strip()]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    return "\n".join(line[margin:].rstrip() for line in lines)


def assert_whole(plan: Plan) -> None:
    """Fail unless a plan is one whole tree of allowed kinds with canonical, filled fields."""
    assert plan.nodes[plan.root].kind == "plan"
    assert plan.root not in plan.parents
    reached = list(plan.subtree(plan.root))
    assert len(reached) == len(set(reached))
    assert set(reached) == set(plan.nodes)
    assert set(plan.parents) == set(plan.nodes) - {plan.root}
    for (parent, slot), below in plan.children.items():
        assert below and slot in SLOTS
        for child in below:
            kind = plan.nodes[child].kind
            assert plan.parents[child] == parent
            assert slot_of(kind) == slot
            assert schema.may_hold(plan.nodes[parent].kind, kind)
    for id_, node in plan.nodes.items():
        assert node.id == id_
        _assert_canonical(plan, node)


def _assert_canonical(plan: Plan, node: Node) -> None:
    for key, value in node.fields.items():
        field = kind_of(node.kind).fields[key.split("@")[0]]
        assert value and canonical(field, open_value(field, value)) == value
        if field.type == "bodies":
            assert set(schema.codes(value)) <= set(plan.bodies)


SIGNS = st.characters(codec="utf-8")
WORDS = st.text(SIGNS, max_size=12)
_DATES = ["2027", "2027-Q2", "2028-06", "2028-02-29", "1999-12-31"]
_LEVELS = [
    [{"name": "Part", "kind": "section", "numbering": "I"}],
    [{"name": "Task", "kind": "objective", "numbering": "1"}],
]
_COLUMNS = [[{"field": "text", "width": 30.5}, {"field": "who", "width": 10}]]


def open_values(plan: Plan, field: Field) -> st.SearchStrategy[Any]:
    """Return the open values that a field may take, empty ones too."""
    match field.type:
        case "rich" | "line":
            return WORDS
        case "choice":
            return st.sampled_from(["", *field.choices])
        case "codes":
            known = field.choices or ("OP1", "OP3d", "II.CW.01.MAN")
            return st.lists(st.sampled_from(known), max_size=3)
        case "bodies":
            known = plan.bodies
            return st.lists(st.sampled_from(known), max_size=2) if known else st.just([])
        case "date":
            return st.sampled_from(["", *_DATES])
        case "number":
            return st.one_of(
                st.integers(0, 10**9),
                st.sampled_from(["0.1", "12.345678901234567", "0.00000012", "-5", 1e-9]),
            )
        case "flag":
            return st.booleans()
        case _:
            return st.sampled_from(_COLUMNS if field.key == "columns" else _LEVELS)


@st.composite
def acts(draw: st.DrawFn, plan: Plan) -> list[Change]:
    """Return the changes of one random edit of a plan."""
    node = draw(st.sampled_from(list(plan.subtree(plan.root))))
    kind = plan.nodes[node].kind
    act = draw(st.sampled_from(ACTS))
    some = [node, *draw(st.lists(st.sampled_from(list(plan.subtree(plan.root))), max_size=2))]
    match act:
        case "add" | "add again":
            allowed = kind_of(kind).children
            row = draw(st.none() | st.integers(-1, 9))
            return edits.add(plan, draw(st.sampled_from(allowed)), node, row) if allowed else []
        case "set":
            return draw(settings_of(plan, node))
        case "move":
            row = draw(st.none() | st.integers(0, 4))
            return edits.move(plan, some, draw(st.sampled_from(list(plan.subtree(plan.root)))), row)
        case "split":
            at = draw(st.tuples(st.integers(-1, 3), st.integers(-1, 14)))
            return edits.split(plan, node, *at)
        case "join":
            return edits.join_with_previous(plan, node)
        case "paste":
            row = draw(st.none() | st.integers(0, 4))
            target = draw(st.sampled_from(list(plan.subtree(plan.root))))
            return edits.paste(plan, [branch(plan, n) for n in edits.tops(plan, some)], target, row)
        case _:
            return _ON_MANY[act](plan, some)


_ON_MANY = {
    "delete": edits.delete,
    "indent": edits.indent,
    "outdent": edits.outdent,
    "up": edits.move_up,
    "down": edits.move_down,
    "duplicate": edits.duplicate,
}
ACTS = ("add", "add again", "set", "move", "split", "join", "paste", *_ON_MANY)


@st.composite
def settings_of(draw: st.DrawFn, plan: Plan, node: str) -> list[Change]:
    """Return the change that gives a random field of a node a random value."""
    fields = kind_of(plan.nodes[node].kind).fields.values()
    field = draw(st.sampled_from([f for f in fields if f.key not in ("code", "next_code")]))
    lang = draw(st.sampled_from(["", "", "fr"])) if _translated(field) else ""
    value = canonical(field, draw(open_values(plan, field)))
    return edits.set_field(plan, node, field.key, value, lang)


def _translated(field: Field) -> bool:
    return field.type in ("rich", "line") and not field.settings


@st.composite
def grown(draw: st.DrawFn, plan: Plan, most: int = 12) -> Plan:
    """Return a plan after some random edits."""
    for _ in range(draw(st.integers(0, most))):
        plan = apply_all(plan, draw(acts(plan)))
        if len(plan.nodes) > 60:
            break
    return plan


START = """
s A
  o B
    m C
      - D
    m E
  m F
s G
m H
"""


def any_plan(most: int = 12) -> st.SearchStrategy[Plan]:
    """Return plans that random edits make of an empty one or of a small one."""
    ministry = Branch(Node("ministry", "body", {"name": "Ministry"}))
    small = grow(START)
    small = apply_all(small, edits.insert(small, [ministry], small.root))
    starts: Sequence[Plan] = (Plan.empty("plan"), small)
    return st.sampled_from(starts).flatmap(lambda plan: grown(plan, most))


def there_and_back(data: object) -> Any:
    """Return JSON data as another program would hand it back."""
    return json.loads(json.dumps(data))
