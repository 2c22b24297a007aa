"""The wordings of the pack as a person edits them: by document, each with what it may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.tree import Plan
from nap_desktop.plan.wordings import own_wordings, set_wording


@dataclass(frozen=True, slots=True)
class Entry:
    """One wording.

    part:   what it belongs to: a document, or words that several documents share.
    name:   "act.adopt". text: the program's own. mine: the plan's own, empty if it has none.
    facts:  the placeholders that the program's own wording holds. common: those of all wordings.
    """

    part: str
    name: str
    text: str
    mine: str
    facts: tuple[str, ...]
    common: tuple[str, ...]


def entries(plan: Plan, lang: str) -> list[Entry]:
    """Return all wordings of a language in the program's order.

    Raises NapError `unknown_pack_language`.
    """
    from nap_desktop.documents.pack.wordings import COMMON, load, placeholders

    mine = own_wordings(plan, lang)
    found: list[Entry] = []
    for name, text in load(lang).texts.items():
        allowed = placeholders(lang, name)
        facts = tuple(one for one in allowed if "{" + one + "}" in text)
        common = tuple(one for one in allowed if one in COMMON and one not in facts)
        own = mine.get(name, "")
        shown = text.strip("\n")
        found.append(Entry(name.partition(".")[0], name, shown, own, facts, common))
    return found


def problem(lang: str, name: str, text: str) -> NapError | None:
    """Return what is wrong with a text as a wording; None if nothing is."""
    from nap_desktop.documents.pack.wordings import check

    try:
        check(lang, name, text)
    except NapError as error:
        return error
    return None


def keep(plan: Plan, lang: str, texts: Mapping[str, str]) -> list[Change]:
    """Give a plan wordings of its own (name -> text); an empty text brings the program's own back."""
    changes: list[Change] = []
    for name, text in texts.items():
        made = set_wording(plan, lang, name, text)
        plan = apply_all(plan, made)
        changes += made
    return changes


def reading(plan: Plan, lang: str, name: str, text: str) -> str:
    """Return how a wording reads on paper with the facts of a plan.

    A placeholder that only its document can fill in stays as it is, in braces. Raises NapError
    `bad_wording`.
    """
    import datetime

    from nap_desktop.documents.pack.case import case_of
    from nap_desktop.documents.pack.papers import in_language
    from nap_desktop.documents.pack.wordings import Wordings, load, placeholders
    from nap_desktop.documents.wording import wording

    program = load(lang)
    case = case_of(in_language(plan, lang), wording(lang), program, datetime.date.today())
    left = {one: "{" + one + "}" for one in placeholders(lang, name)}
    return Wordings(lang, {name: text}).say(name, {**left, **case.facts})


__all__ = ["Entry", "entries", "keep", "problem", "reading"]
