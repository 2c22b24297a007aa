"""What runs along the pages of every document: the short title, and whether it is a draft."""

from __future__ import annotations

from nap_desktop.documents.wording import Wording
from nap_desktop.plan.tree import Plan

_DRAFTS = ("", "draft", "concurrence")
_LONGEST = 70  # letters that fit beside the page number


def is_draft(plan: Plan) -> bool:
    """Return whether a plan has not been approved yet."""
    return plan.get(plan.root, "phase") in _DRAFTS


def running_title(plan: Plan, words: Wording) -> str:
    """Return the short title of a plan, else its title, cut to fit beside the page number."""
    root = plan.nodes[plan.root]
    text = root.get("short_name") or root.get("title")
    text = text or words.labels.get("words", "untitled_plan")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
