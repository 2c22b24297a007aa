"""Requests for assistance to the Committee: one document for each subject, a form for each need."""

from __future__ import annotations

from nap_desktop.documents.blocks import Block, Cell, Heading, Mark, PageBreak, Para
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.parts import cell, form, listed, named, rich_cell, signed, titles
from nap_desktop.documents.texts import lines
from nap_desktop.plan.assistance import needs_assistance
from nap_desktop.plan.schema import codes, field_of
from nap_desktop.plan.tree import REQUESTS, Node

_OTHER = "other"


def assistance(case: Case) -> list[Paper] | str:
    """Return the requests that are kept in the plan, and one for each kind of help that others need.

    The former in the order of the plan, the latter in the order of the kinds; one alone where one
    was asked for.
    """
    kept = [case.plan.nodes[one] for one in case.plan.under(case.plan.root, REQUESTS)]
    if case.request:
        chosen = [_kept(case, one) for one in kept if one.id == case.request]
        return chosen or "no_assistance"
    asked = {one for request in kept for one in codes(request.get("measures"))}
    subjects: dict[str, list[Node]] = {}
    for node in case.measures():
        if needs_assistance(node) and node.id not in asked:
            for kind in codes(node.get("assistance_kind")) or [_OTHER]:
                subjects.setdefault(kind, []).append(node)
    if not subjects and not kept:
        return "no_assistance"
    order = field_of("measure", "assistance_kind").choices
    others = [_request(case, kind, subjects[kind]) for kind in order if kind in subjects]
    return [*(_kept(case, one) for one in kept), *others]


def _kept(case: Case, request: Node) -> Paper:
    """Return a request as it is kept: one form, whatever its measures say."""
    subject = request.get("title") or case.facts["blank"]
    name = case.say("names.assistance", subject=subject)
    blocks: list[Block] = [*titles(case, "assistance")]
    blocks.append(Para(case.say("assistance.subject", subject=subject), "subject"))
    blocks += _form(case, "assistance.general_table", _said(case, request))
    blocks += signed(case, _consent(case, request))
    return Paper("assistance", name, case.document(name, blocks, for_committee=True))


def _said(case: Case, request: Node) -> dict[str, Cell]:
    comma, labels = case.words.get("values", "comma"), case.words.labels
    held = {key: codes(request.get(key)) for key in ("provisions", "categories", "assistance_kind")}
    measures = [one for one in codes(request.get("measures")) if one in case.plan.nodes]
    contact = rich_cell(request, "contact") if request.get("contact") else ()
    return {
        "state": cell(case.facts["state"]),
        "contact": contact or cell(case.facts["contact"] + "\n"),
        "date": cell(case.date(request.get("asked")) or case.facts["blank_date"]),
        "subject_area": cell(request.get("title")),
        "provisions": cell(comma.join(map(case.words.provision, held["provisions"]))),
        "categories": cell(
            comma.join(labels.choice("categories", one) for one in held["categories"])
        ),
        "kind": cell(
            comma.join(labels.choice("assistance_kind", one) for one in held["assistance_kind"])
        ),
        "background": _rich_or_room(request, "background"),
        "need": _rich_or_room(request, "need"),
        "result": _rich_or_room(request, "result"),
        "received": _rich_or_room(request, "received"),
        "beneficiary": cell(case.names(request.get("beneficiary"))),
        "time": cell(request.get("time")),
        "provider": cell(case.names(request.get("provider"))),
        "measure": listed([named(case, one) for one in measures]),
    }


def _rich_or_room(request: Node, key: str) -> Cell:
    return rich_cell(request, key) if request.get(key) else cell("\n")


def _request(case: Case, kind: str, needs: list[Node]) -> Paper:
    subject = case.words.labels.choice("assistance_kind", kind)
    name = case.say("names.assistance", subject=subject)
    blocks = [*titles(case, "assistance")]
    blocks.append(Para(case.say("assistance.subject", subject=subject), "subject"))
    forms = [_need(case, place, node) for place, node in enumerate(needs, 1)]
    ending = signed(case, _consent(case))
    blocks += _general(case, subject, needs)
    blocks += [*forms[0], *ending] if len(forms) == 1 else [*ending, *_two_by_two(forms)]
    return Paper("assistance", name, case.document(name, blocks, for_committee=True))


def _two_by_two(forms: list[list[Block]]) -> list[Block]:
    """Return the forms on pages of their own, two on each: as many as commonly fit."""
    blocks: list[Block] = []
    for place, one in enumerate(forms):
        blocks += one if place % 2 else [PageBreak(), *one]
    return blocks


def _general(case: Case, subject: str, needs: list[Node]) -> list[Block]:
    facts, comma = case.facts, case.words.get("values", "comma")
    held = {code: None for node in needs for code in codes(node.get("provisions"))}
    kinds = {code: None for node in needs for code in codes(node.get("categories"))}
    said: dict[str, Cell] = {
        "state": cell(facts["state"]),
        "contact": cell(facts["contact"]),
        "contact_more": cell("\n"),
        "date": cell(facts["blank_date"]),
        "subject_area": cell(subject),
        "provisions": cell(comma.join(map(case.words.provision, held))),
        "categories": cell(
            comma.join(case.words.labels.choice("categories", code) for code in kinds)
        ),
    }
    return _form(case, "assistance.general_table", said)


def _need(case: Case, place: int, node: Node) -> list[Block]:
    labels = case.words.labels
    kinds = [labels.choice("assistance_kind", code) for code in codes(node.get("assistance_kind"))]
    background = rich_cell(node, "basis") if node.get("basis") else ()
    lead = labels.field("measure", "baseline")
    baseline = cell(f"{lead}: {node.get('baseline')}") if node.get("baseline") else ()
    who = filter(None, (case.names(node.get(key)) for key in ("lead", "partners")))
    said: dict[str, Cell] = {
        "measure": cell(named(case, node.id), Mark(node.id)),
        "kind": cell(case.words.get("values", "comma").join(kinds)),
        "background": (*baseline, *background) or cell("\n"),
        "need": rich_cell(node, "assistance_text"),
        "result": rich_cell(node, "result"),
        "received": cell("\n"),
        "beneficiary": cell(lines(list(who)) if node.get("lead") else ""),
        "time": cell(lines(case.values.lines("when", node.fields, ()) or [""])),
        "provider": cell(case.names(node.get("assistance_from"))),
    }
    facts = {"place": str(place), "number": case.numbers.get(node.id, "") or node.get("code")}
    return _form(case, "assistance.measure_table", said, **facts)


def _consent(case: Case, request: Node | None = None) -> list[Block]:
    tick = case.say("assistance.tick")
    box, ticked = case.say("blanks.box"), case.say("blanks.ticked_box")
    said = {
        key: cell(tick.replace(box, ticked, 1) if request and request.get(key) else tick)
        for key in ("circulate", "publish")
    }
    return _form(case, "assistance.consent_table", said)


def _form(case: Case, caption: str, said: dict[str, Cell], **facts: str) -> list[Block]:
    entries = [(case.say(f"assistance.{key}"), answer) for key, answer in said.items()]
    title = case.say(caption, **facts)
    return [Heading(2, "", title), form(title, entries)]
