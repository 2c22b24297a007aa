"""What several tests start from."""

from __future__ import annotations

from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import DIRECTORY, OUTLINE, Node, Plan

_VERBS = ("Adopt", "Review", "Publish", "Train", "Draft", "Inspect", "Exercise", "Register")
_THINGS = ("the control list", "inspectors", "the licensing procedure", "border officers")
_PROVISIONS = ("OP2", "OP3a", "OP3b", "OP3c", "OP3d", "OP6", "OP8a", "OP9")


def many_measures(count: int) -> Plan:
    """Return a plan of `count` measures in sections of twenty, always the same."""
    root = "many-measures"
    nodes = {root: Node(root, "plan", {"title": f"Plan of {count} measures", "state": "Exampleland",
                                       "period_start": "2027", "period_end": "2031"})}  # fmt: skip
    children: dict[tuple[NodeId, str], tuple[NodeId, ...]] = {}
    parents: dict[NodeId, NodeId] = {}

    def put(node: Node, parent: NodeId, slot: str = OUTLINE) -> None:
        nodes[node.id] = node
        parents[node.id] = parent
        children[parent, slot] = (*children.get((parent, slot), ()), node.id)

    for n in range(12):
        put(Node(f"body-{n}", "body", {"name": f"Ministry No. {n + 1}"}), root, DIRECTORY)
    for n in range(count):
        section = f"section-{n // 20}"
        if section not in nodes:
            put(Node(section, "section", {"heading": f"Field of work {n // 20 + 1}"}), root)
        put(_measure(n), section)
    return Plan(root, nodes, children, parents)


def _measure(n: int) -> Node:
    text = f"{_VERBS[n % 8]} {_THINGS[n % 4]}, part {n + 1}, together with the bodies concerned"
    fields = {
        "text": rich_text.rich(text),
        "result": rich_text.rich(f"Result {n + 1} is at hand and published"),
        "indicator": rich_text.rich("Number of acts adopted"),
        "lead": f"body-{n % 12}",
        "start": f"{2027 + n % 4}-Q{n % 4 + 1}",
        "end": f"{2028 + n % 4}",
        "provisions": _PROVISIONS[n % 8],
        "categories": "N,C,B",
        "funding": "state_budget",
        "code": f"M-{n + 1:04d}",
    }
    return Node(f"measure-{n}", "measure", fields)
