"""Help from abroad: which measures need it, and the requests for it, one for each subject area.

Everything that changes a plan here returns changes; nothing is done until they go through the one
door.
"""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.reviews import needs_help
from nap_desktop.plan.schema import codes, field_of, join_codes
from nap_desktop.plan.text import Paragraph, RichText
from nap_desktop.plan.tree import REQUESTS, Node, Plan

KINDS = field_of("request", "assistance_kind").choices
OTHER = "other"
NOT_SENT, SENT, ANSWERED = "not_sent", "sent", "answered"


def needs_assistance(node: Node) -> bool:
    """Return whether a measure says that help is sought, or which kind of it."""
    return bool(node.get("assistance") or node.get("assistance_kind"))


def in_need(plan: Plan) -> list[NodeId]:
    """Return the measures that need help: those that say so, and those of which a review said so."""
    return [
        one
        for one in plan.of_kind("measure")
        if needs_assistance(plan.nodes[one]) or needs_help(plan, one)
    ]


def measures_of(plan: Plan, request: NodeId) -> list[NodeId]:
    """Return the measures of a request that the plan still has, in the request's order."""
    return [one for one in codes(plan.get(request, "measures")) if one in plan.nodes]


def in_no_request(plan: Plan) -> list[NodeId]:
    """Return the measures that need help and are in no request, in reading order."""
    held = {
        one for request in plan.under(plan.root, REQUESTS) for one in measures_of(plan, request)
    }
    return [one for one in in_need(plan) if one not in held]


def standing(plan: Plan, request: NodeId) -> str:
    """Return how a request stands: NOT_SENT, SENT or ANSWERED."""
    held = plan.nodes[request]
    if held.get("answered") or held.get("answer_text"):
        return ANSWERED
    return SENT if held.get("asked") else NOT_SENT


def add_request(
    plan: Plan, title: str = "", measures: Sequence[NodeId] = (), kind: str = ""
) -> list[Change]:
    """Add a request with what its measures say; the texts can be changed afterwards."""
    kinds = [kind] if kind else _all_codes(plan, measures, "assistance_kind")
    who = join_codes(_all_codes(plan, measures, "lead") + _all_codes(plan, measures, "partners"))
    fields = {
        "title": title,
        "measures": join_codes(list(measures)),
        "assistance_kind": join_codes(kinds),
        "provisions": join_codes(_all_codes(plan, measures, "provisions")),
        "categories": join_codes(_all_codes(plan, measures, "categories")),
        "contact": rich_text.rich(plan.get(plan.root, "point_of_contact")),
        "background": _texts(plan, measures, "basis"),
        "need": _needs(plan, measures),
        "result": _texts(plan, measures, "result"),
        "beneficiary": who,
        "time": _time(plan, measures),
        "provider": join_codes(_all_codes(plan, measures, "assistance_from")),
    }
    return edits.add(plan, "request", plan.root, None, **fields)


def draft_requests(plan: Plan) -> list[Change]:
    """Add a request for each kind of help that measures in no request need, in the kinds' order."""
    words = labels(plan.get(plan.root, "language") or "en")
    subjects: dict[str, list[NodeId]] = {}
    for one in in_no_request(plan):
        for kind in codes(plan.get(one, "assistance_kind")) or [OTHER]:
            subjects.setdefault(kind, []).append(one)
    made: list[Change] = []
    for kind in (one for one in KINDS if one in subjects):
        title = words.choice("assistance_kind", kind)
        added = add_request(plan, title, subjects[kind], kind)
        plan = apply_all(plan, added)
        made += added
    return made


def put_into(plan: Plan, request: NodeId, measure: NodeId) -> list[Change]:
    """Put a measure into a request; its texts stay as they are."""
    held = codes(plan.get(request, "measures"))
    return edits.set_field(plan, request, "measures", join_codes([*held, measure]))


def _all_codes(plan: Plan, measures: Sequence[NodeId], key: str) -> list[str]:
    return list(dict.fromkeys(code for one in measures for code in codes(plan.get(one, key))))


def _texts(plan: Plan, measures: Sequence[NodeId], key: str) -> str:
    """Return the texts of all measures one below the other, each once."""
    held = dict.fromkeys(plan.get(one, key) for one in measures)
    return _joined([value for value in held if value])


def _needs(plan: Plan, measures: Sequence[NodeId]) -> str:
    """Return what is needed: what measures say, else what their last review said."""
    found: dict[str, None] = {}
    for one in measures:
        entries = [plan.get(entry, "need") for entry in plan.under(one, "progress")]
        found[plan.get(one, "assistance_text") or (entries[-1] if entries else "")] = None
    return _joined([value for value in found if value])


def _joined(values: Sequence[str]) -> str:
    paragraphs: list[Paragraph] = []
    for value in values:
        paragraphs += rich_text.decode(value).paragraphs
    return rich_text.encode(RichText(tuple(paragraphs)))


def _time(plan: Plan, measures: Sequence[NodeId]) -> str:
    """Return the years from the first beginning to the last end; empty if no measure has dates."""
    dates = sorted(
        filter(None, (plan.get(one, key) for one in measures for key in ("start", "end")))
    )
    years = dict.fromkeys(date[:4] for date in (dates[:1] + dates[-1:]))
    return "–".join(years)
