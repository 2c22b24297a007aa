"""Whether a measure needs help from abroad: one rule for letters, requests, figures and hints."""

from __future__ import annotations

from nap_desktop.plan.tree import Node


def needs_assistance(node: Node) -> bool:
    """Return whether a measure says that help is sought, or which kind of it."""
    return bool(node.get("assistance") or node.get("assistance_kind"))
