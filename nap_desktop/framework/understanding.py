"""What a person wrote into a field, as a canonical value: the one reader of typed and pasted values."""

from __future__ import annotations

import re
from collections.abc import Callable

from nap_desktop.framework import provisions
from nap_desktop.plan.dates import parse_date
from nap_desktop.plan.folding import caseless
from nap_desktop.plan.labels import Labels
from nap_desktop.plan.lines import rich_again
from nap_desktop.plan.schema import Field, join_codes
from nap_desktop.plan.schema import number as canonical_number
from nap_desktop.plan.text import clean, clean_line, decode, encode

_YES = ("1", "yes", "true", "x", "on")
_NO = ("", "0", "no", "false", "off")


class NotUnderstood(ValueError):
    """What was written says nothing that its field could hold."""


class Understanding:
    """Reads values in the words of one language, and in those of the machine.

    provision: gives the printed form of an operative paragraph from its code.
    """

    def __init__(self, words: Labels, provision: Callable[[str], str] = provisions.label) -> None:
        self._words = words
        self._provision = provision

    def value(self, field: Field, written: str, before: str = "") -> str:
        """Return the canonical value of any field but one of bodies or of JSON.

        before: the value that was shown to the person; its looks are kept where words are.
        Raises NotUnderstood.
        """
        match field.type:
            case "rich":
                return encode(rich_again(written, decode(before)))
            case "choice":
                return self._code(field, written) if written.strip() else ""
            case "codes":
                return join_codes([self._code(field, part) for part in parts(written)])
            case "date":
                return _date(written)
            case "number":
                return _number(clean_line(written))
            case "flag":
                return self._flag(written)
            case _:
                return clean_line(written)

    def _code(self, field: Field, written: str) -> str:
        wanted = caseless(written)
        known = field.choices or (provisions.codes() if field.vocabulary == "provisions" else ())
        for code in known:
            if wanted in (caseless(code), caseless(self._word(field, code))):
                return code
        if field.choices:
            raise NotUnderstood(written)
        bare = _bare(written)
        for code in known:  # "OP 3 (d)", "op3(d)", "3d"
            if bare in (_bare(self._word(field, code)), _bare(code), _bare(code)[2:]):
                return code
        return clean_line(written)

    def _word(self, field: Field, code: str) -> str:
        return self._words.choice(field.key, code) if field.choices else self._provision(code)

    def _flag(self, written: str) -> str:
        wanted = caseless(written)
        if wanted in (*_YES, caseless(self._words.get("words", "yes"))):
            return "1"
        if wanted in _NO:
            return ""
        raise NotUnderstood(written)


def parts(written: str) -> list[str]:
    """Return the values of a text with several: divided by semicolons, line ends or commas."""
    return [part.strip() for part in re.split("[;,\n]", written) if part.strip()]


def names(written: str, commas: bool = False) -> list[str]:
    """Return the names in a text: divided by semicolons or line ends, for names hold commas.

    `commas`: by commas, where it has neither of the others.
    """
    text = clean(written)
    divider = "," if commas and ";" not in text and "\n" not in text else ";"
    split = text.replace("\n", divider).split(divider)
    return [name for part in split if (name := clean_line(part))]


def _date(written: str) -> str:
    found = parse_date(written)
    if found is None:
        raise NotUnderstood(written)
    return found


def _number(written: str) -> str:
    try:
        return canonical_number(written)
    except ValueError as error:
        raise NotUnderstood(written) from error


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
