"""The draft information note on an event: its facts, what was agreed, what changed in the plan."""

from __future__ import annotations

from nap_desktop.documents.blocks import Block, Cell, Heading, Para
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.parts import bullets, cell, form, named, prose, rich_cell
from nap_desktop.documents.texts import rich
from nap_desktop.plan.happened import Happened
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.reviews import last_status
from nap_desktop.plan.tree import Node


def event_note(case: Case, event: NodeId, happened: Happened) -> Paper:
    """Return the note; what only a person can say is asked for in brackets."""
    held = case.plan.nodes[event]
    called = held.get("title") or case.facts["blank"]
    name = case.say("names.event", event=called)
    blocks: list[Block] = [
        Para(case.say("event.title"), "doc_title"),
        Para(case.say("event.subtitle", event=called), "doc_line"),
        form(case.say("event.facts_table"), _facts(case, held, called)),
        Heading(2, "", case.say("event.background_title")),
        _said(held, "background") or prose(case.say("event.background")),
        *_part(case, held, "agenda"),
        *_part(case, held, "agreed"),
        Heading(2, "", case.say("event.changes_title")),
        *_changes(case, happened),
        *_part(case, held, "next"),
        Heading(2, "", case.say("event.contact_title")),
        prose(held.get("contact") or case.facts["contact"]),
        Para(case.say("event.status"), "small"),
    ]
    return Paper("event", name, case.document(name, blocks))


def _facts(case: Case, held: Node, called: str) -> list[tuple[str, Cell]]:
    days = [case.date(held.get(key)) for key in ("start", "end") if held.get(key)]
    where = case.words.get("values", "comma").join(
        filter(None, (" – ".join(dict.fromkeys(days)), held.get("place")))
    )
    said = {"event": cell(called), "days": cell(where or case.facts["blank_date"])}
    said |= {
        key: rich_cell(held, key) if held.get(key) else cell(case.say("event.to_complete"))
        for key in ("organisers", "participants")
    }
    return [(case.say(f"event.{key}"), answer) for key, answer in said.items()]


def _said(held: Node, key: str) -> Para | None:
    return Para(rich(held.get(key)), "body") if held.get(key) else None


def _part(case: Case, held: Node, key: str) -> list[Block]:
    """Return a part with its heading; an agenda that is not there is left out."""
    said = _said(held, key)
    if said is None and key == "agenda":
        return []
    heading = Heading(2, "", case.say(f"event.{key}_title"))
    return [heading, said or prose(case.say("event.to_complete"))]


def _changes(case: Case, happened: Happened) -> list[Block]:
    if not happened:
        return [prose(case.say("event.no_changes"))]
    numbers = {
        "added": len(happened.added),
        "changed": len(happened.changed),
        "moved": len(happened.moved),
        "removed": len(happened.removed),
        "noted": len(happened.noted),
        "comments": happened.comments,
    }
    facts = {key: str(count) for key, count in numbers.items()}
    blocks: list[Block] = [prose(case.say("event.changes", **facts))]
    lists = {
        "added": [named(case, one) for one in happened.added],
        "changed": [named(case, one) for one in happened.changed],
        "moved": [named(case, one) for one in happened.moved],
        "removed": list(happened.removed),
        "noted": [_noted(case, one) for one in happened.noted],
    }
    for key, lines in lists.items():
        if lines:
            blocks += [Heading(3, "", case.say(f"event.{key}_title")), bullets(lines)]
    return blocks


def _noted(case: Case, measure: NodeId) -> str:
    status = case.words.labels.choice("status", last_status(case.plan, measure))
    return case.say("event.status_of", measure=named(case, measure), status=status)
