"""What stands above a text that has no cover: the label of an annex, and a title in the middle."""

from __future__ import annotations

from collections.abc import Iterable

from nap_desktop.documents.blocks import Block, Mark, Para
from nap_desktop.documents.cover import act, period
from nap_desktop.documents.profile import Profile
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.tree import Plan


def annex(plan: Plan, words: Wording) -> Iterable[Block]:
    """Give the label at the top of an annex: to which act, whose, of which day and number.

    What the plan does not say yet is left to be filled in by hand.
    """
    root = plan.nodes[plan.root]
    blank = words.get("annex", "act_blank")
    yield Para(words.get("annex", "to"), "annex", bold=True)
    yield Para(root.get("act_type") or blank, "annex")
    yield Para(root.get("approving_authority") or blank, "annex")
    yield Para(act(plan, words), "annex")


def part_label(plan: Plan, words: Wording) -> Iterable[Block]:
    """Give the label at the top of an annex of the plan itself."""
    root = plan.nodes[plan.root]
    named = root.get("short_name") or root.get("title")
    yield Para(words.get("annex", "to"), "annex", bold=True)
    yield Para(named or words.labels.get("words", "untitled_plan"), "annex")


def title(plan: Plan, profile: Profile, words: Wording, subject: NodeId) -> Iterable[Block]:
    """Give the title of a document, with what it is called if it is no whole plan."""
    called = profile.title or words.get("titles", profile.name)
    if called:
        yield Para(called, "kicker")
    named = plan.get(plan.root, "title") or words.labels.get("words", "untitled_plan")
    if profile.scope == "body" and subject:
        yield Para(body_name(plan, subject), "act_title")
        yield Para(named, "act_line", Mark(plan.root))
        return
    yield Para(named, "act_title", Mark(plan.root))
    if said := period(plan, words, named):
        yield Para(said, "act_line")
