"""A value of a field as people read it, also one that the plan no longer holds."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from typing import cast

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, shown
from nap_desktop.plan.tree import Node, Plan


def as_read(plan: Plan, node: Node, key: str, value: str, words: Labels) -> str:
    """Return a canonical value of a node's field in words; bodies named as the plan names them."""
    alone = Node(node.id, node.kind, {key: value} if value else {})
    nodes = cast(dict[NodeId, Node], plan.nodes)
    both: Mapping[NodeId, Node] = ChainMap({node.id: alone}, nodes)
    return shown(Plan(plan.root, both), node.id, key, words)
