"""The first page of a plan: approval box, State, title, period, draft label and facts."""

from __future__ import annotations

from collections.abc import Iterable

from nap_desktop.documents.blocks import Cover, Mark, Para, Role
from nap_desktop.documents.profile import PLANS_OWN, Profile
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Plan


def cover(
    plan: Plan, words: Wording, state_of_text: str, draft_label: str, profile: Profile
) -> Cover:
    """Return the first page; what the plan does not say yet is left to be filled in by hand.

    state_of_text: empty for a document that does not tell how far the text has come.
    """
    marking = marked(plan, profile)
    return Cover(
        tuple(_approval(plan, words, profile)) if profile.approval else (),
        tuple(_lines(plan, words, (draft_label, state_of_text, marking))),
        tuple(_facts(plan, words, profile.facts)),
    )


def marked(plan: Plan, profile: Profile) -> str:
    """Return the marking of a document: the plan's own, the profile's own words, or none."""
    own = plan.get(plan.root, "marking")
    return own if profile.marking == PLANS_OWN else profile.marking


def act(plan: Plan, words: Wording) -> str:
    """Return day and number of the act, with blanks for what is not known yet."""
    return words.get(
        "cover",
        "act",
        date=_date(plan, words, "act_date") or words.get("cover", "date_blank"),
        number=plan.get(plan.root, "act_number") or words.get("cover", "number_blank"),
    )


def _approval(plan: Plan, words: Wording, profile: Profile) -> Iterable[Para]:
    root = plan.nodes[plan.root]
    is_known = all(map(root.get, ("approving_authority", "act_number", "act_date")))
    if not (profile.blanks or is_known):
        return
    authority = root.get("approving_authority") or words.get("cover", "authority_blank")
    yield _para(words.get("cover", "approved_by"), "approval_title")
    yield _para(authority, "approval")
    yield from _said(root.get("act_type"), "approval")
    yield _para(act(plan, words), "approval")


def _lines(plan: Plan, words: Wording, below: tuple[str, ...]) -> Iterable[Para]:
    root = plan.nodes[plan.root]
    title = root.get("title") or words.labels.get("words", "untitled_plan")
    yield from _said(root.get("state"), "state")
    yield Para(title, "title", Mark(plan.root))
    yield from _said(period(plan, words, title), "period")
    for text in below:
        yield from _said(text, "draft")


def _said(text: str, role: Role) -> Iterable[Para]:
    return [_para(text, role)] if text else []


def _para(text: str, role: Role) -> Para:
    return Para(text, role)


def period(plan: Plan, words: Wording, title: str) -> str:
    """Return the period as people write it; empty if the title tells it already."""
    root = plan.nodes[plan.root]
    start, end = root.get("period_start"), root.get("period_end")
    if start and end and start in title and end in title:
        return ""
    return words.formats.span(start, end)


def _facts(plan: Plan, words: Wording, wanted: tuple[str, ...]) -> Iterable[Para]:
    root = plan.nodes[plan.root]
    comma = words.get("values", "comma")
    submission = filter(None, (_date(plan, words, "submission_date"), root.get("note_verbale")))
    said = {
        "lead_body": _bodies(plan, root.get("lead_body"), comma),
        "coordination_body": _bodies(plan, root.get("coordination_body"), comma),
        "point_of_contact": root.get("point_of_contact"),
        "publication": root.get("publication"),
        "submission": comma.join(submission),
    }
    for key in wanted:
        if text := said.get(key, ""):
            yield Para(text, "fact", lead=words.get("cover", "facts", key))


def _bodies(plan: Plan, value: str, comma: str) -> str:
    return comma.join(filter(None, (body_name(plan, body) for body in codes(value))))


def _date(plan: Plan, words: Wording, key: str) -> str:
    return words.formats.date(plan.get(plan.root, key))
