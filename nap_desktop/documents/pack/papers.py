"""All documents of a pack in their order, and what of them a plan calls for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from nap_desktop.documents.compose import language
from nap_desktop.documents.pack.act import act
from nap_desktop.documents.pack.assistance import assistance
from nap_desktop.documents.pack.case import Case, Paper, case_of
from nap_desktop.documents.pack.checklist import checklist
from nap_desktop.documents.pack.comparison import comparison
from nap_desktop.documents.pack.concurrence_papers import divergences, sheet
from nap_desktop.documents.pack.event_note import event_note
from nap_desktop.documents.pack.finance import finance
from nap_desktop.documents.pack.letters import letter, verbale
from nap_desktop.documents.pack.note import note
from nap_desktop.documents.pack.plan_papers import plan_paper, submission, summary
from nap_desktop.documents.pack.progress import progress
from nap_desktop.documents.pack.wordings import Wordings
from nap_desktop.documents.tongues import tongues
from nap_desktop.documents.wording import wording
from nap_desktop.plan.happened import NOTHING_HAPPENED, Happened
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Node, Plan

_MAKERS: dict[str, Callable[[Case], list[Paper] | str]] = {
    "plan": plan_paper,
    "act": act,
    "letter": letter,
    "note": note,
    "sheet": sheet,
    "divergences": divergences,
    "comparison": comparison,
    "finance": finance,
    "summary": summary,
    "verbale": verbale,
    "submission": submission,
    "assistance": assistance,
    "progress": progress,
    "checklist": checklist,
}
DOCUMENTS = tuple(_MAKERS)
FOR_THE_COMMITTEE = ("verbale", "submission", "assistance")
_NOT_ENCLOSED = ("letter",)


@dataclass(frozen=True, slots=True)
class Ask:
    """What pack is asked for.

    today:    the day that its documents bear. documents: of DOCUMENTS; all if empty.
    previous: the plan to compare with, if there is one, and how it is called.
    review:   the review to report on; the latest if empty.
    request:  the one request for assistance that is wanted; all if empty.
    event:    the event of an information note, and what `happened` in the plan meanwhile.
    """

    today: datetime.date
    documents: Collection[str] = ()
    previous: Plan | None = None
    previous_name: str = ""
    review: str = ""
    draft_label: str = ""
    request: NodeId = ""
    event: NodeId = ""
    happened: Happened = NOTHING_HAPPENED


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents in their order, and why others are left out (document -> code)."""

    papers: tuple[Paper, ...]
    left_out: dict[str, str]


def papers_of(plan: Plan, wordings: Wordings, ask: Ask) -> Papers:
    """Return all documents of a pack; the same values give the same documents."""
    case = _case(plan, wordings, ask)
    made: dict[str, list[Paper]] = {}
    left_out: dict[str, str] = {}
    for key in sorted(DOCUMENTS, key=lambda one: one in _NOT_ENCLOSED):  # the letter lists the rest
        if ask.documents and key not in ask.documents:
            left_out[key] = "not_chosen"
            continue
        enclosed = [paper.name for other in DOCUMENTS for paper in made.get(other, ())]
        found = _MAKERS[key](replace(case, enclosures=tuple(enclosed)))
        if isinstance(found, str):
            left_out[key] = found
        else:
            made[key] = found
    ordered = tuple(paper for key in DOCUMENTS for paper in made.get(key, ()))
    return Papers(ordered, {key: left_out[key] for key in DOCUMENTS if key in left_out})


def event_paper(plan: Plan, wordings: Wordings, ask: Ask) -> Paper:
    """Return the draft of an information note on an event; it goes into no pack."""
    return event_note(_case(plan, wordings, ask), ask.event, ask.happened)


def _case(plan: Plan, wordings: Wordings, ask: Ask) -> Case:
    words = wording(wordings.lang)
    case = case_of(in_language(plan, wordings.lang), words, wordings, ask.today)
    previous = in_language(ask.previous, wordings.lang) if ask.previous else None
    shown = [case.plan, *([previous] if previous else [])]
    return replace(
        case,
        tongues=tongues(language(plan), wordings.lang, *shown),
        previous=previous,
        previous_name=ask.previous_name,
        review=ask.review,
        request=ask.request,
        draft_label=ask.draft_label,
    )


def in_language(plan: Plan, lang: str) -> Plan:
    """Return a plan with the translations of a language in the place of its own texts.

    A text that has no translation stays as it is; a plan whose title has one calls itself a plan
    in that language.
    """
    own = plan.get(plan.root, "language") or "en"
    if own == lang:
        return plan
    nodes = {key: _translated(node, lang) for key, node in plan.nodes.items()}
    root = nodes[plan.root]
    if plan.get(plan.root, "title", lang):
        nodes[plan.root] = replace(root, fields={**root.fields, "language": lang})
    return Plan(plan.root, nodes, plan.children, plan.parents)


def _translated(node: Node, lang: str) -> Node:
    ending = f"@{lang}"
    found = {
        key.removesuffix(ending): value
        for key, value in node.fields.items()
        if key.endswith(ending)
    }
    return replace(node, fields={**node.fields, **found}) if found else node
