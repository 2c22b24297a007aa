"""The wordings of the pack: texts of our own with named placeholders, each of which can be edited."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError

_FOLDER = "pack"
_ENGLISH = "en"
_MARK = "\u200e"  # LEFT-TO-RIGHT MARK
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# What every wording may hold; `case.py` fills these in for each plan.
COMMON = (
    *("state", "title", "short_name", "period", "authority", "act_type", "act_number"),
    *("act_date", "act", "place", "act_basis", "lead_body", "coordination_body", "control"),
    *("contact", "addressee", "post", "name", "reports_due", "summary_report_due", "repeals"),
    *("in_force", "publication", "submission_date", "note_number", "letter_number"),
    *("letter_date", "today", "measures", "chapters", "blank_date", "blank"),
)


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings of one language, by their names ("act.adopt")."""

    lang: str
    texts: Mapping[str, str]

    def say(self, name: str, facts: Mapping[str, str] | None = None, **more: str) -> str:
        """Return a wording with its placeholders filled in; a fact that holds braces stays as it is.

        Raises NapError `bad_wording` (wording, placeholder) if it holds one that is not known.
        """
        known = {**(facts or {}), **more}
        made: list[str] = []
        for text, placeholder in _parts(name, self.texts[name]):
            # a fact may end in a full stop of its own ("2027 г."); two of them look like a mistake
            is_double = text.startswith(".") and made and made[-1].endswith(".")
            made.append(text[1:] if is_double else text)
            if placeholder is not None:
                if placeholder not in known:
                    raise NapError("bad_wording", wording=name, placeholder=placeholder)
                made.append(_held_in(known[placeholder]))
        return "".join(made)

    def group(self, name: str) -> dict[str, str]:
        """Return the wordings below a name, by the rest of theirs."""
        start = f"{name}."
        return {
            key.removeprefix(start): text
            for key, text in self.texts.items()
            if key.startswith(start)
        }


def _held_in(fact: str) -> str:
    """Return a fact in a sentence that is read from left to right, as all our wordings are.

    Marks of that direction around Arabic or Hebrew words keep the order of the sentence: one that
    began with such a word would be turned round as a whole, and so would the signs after it.
    """
    is_turned = not fact.isascii() and _RIGHT_TO_LEFT.search(fact)
    return f"{_MARK}{fact}{_MARK}" if is_turned else fact


def languages() -> tuple[str, ...]:
    """Return the languages that have wordings, English first."""
    found = [name.split("/")[-1].removesuffix(".toml") for name in shipped.names(_FOLDER, ".toml")]
    return tuple(sorted(found, key=lambda lang: (lang != _ENGLISH, lang)))


def load(lang: str, overrides: Mapping[str, str] | None = None) -> Wordings:
    """Return the wordings of a language, those of `overrides` (name -> text) in place of our own.

    What has another name than one of ours is passed over: a later program may know it.
    Raises NapError `bad_wording`, `unknown_pack_language` (lang, known).
    """
    own = _own(lang)
    kept = {name: text for name, text in (overrides or {}).items() if name in own and text}
    for name, text in kept.items():
        check(lang, name, text)
    return Wordings(lang, {**own, **kept})


def check(lang: str, name: str, text: str) -> None:
    """Raise NapError `bad_wording` if a text cannot stand for a wording; for who edits it."""
    allowed = placeholders(lang, name)
    for _, placeholder in _parts(name, text):
        if placeholder is not None and placeholder not in allowed:
            raise NapError("bad_wording", wording=name, placeholder=placeholder or "{}")


def placeholders(lang: str, name: str) -> tuple[str, ...]:
    """Return the placeholders that a wording may hold: its own first, then those of all."""
    own = (placeholder for _, placeholder in _parts(name, _own(lang)[name]) if placeholder)
    return tuple(dict.fromkeys((*own, *COMMON)))


def _parts(name: str, text: str) -> Iterator[tuple[str, str | None]]:
    """Give each stretch of text with the placeholder after it; None after the last.

    Only names are placeholders: nothing is looked up in what they stand for.
    """
    try:
        found = list(string.Formatter().parse(text))
    except ValueError as error:
        raise NapError("bad_wording", wording=name, placeholder="braces") from error
    for literal, field, form, conversion in found:
        if field is not None and (form or conversion or not field.isidentifier()):
            raise NapError("bad_wording", wording=name, placeholder=field or "{}")
        yield literal, field


@cache
def _own(lang: str) -> Mapping[str, str]:
    if lang not in languages():
        raise NapError("unknown_pack_language", lang=lang, known=", ".join(languages()))
    texts: dict[str, str] = {}
    for part, held in shipped.toml(f"{_FOLDER}/{lang}.toml").items():
        if isinstance(held, dict):
            texts |= {f"{part}.{key}": text for key, text in held.items()}
    return texts
