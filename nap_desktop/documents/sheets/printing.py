"""Canonical values as cells: words for codes, names for bodies, text with line breaks."""

from __future__ import annotations

from collections.abc import Mapping

from nap_desktop.documents.wording import Wording
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.lines import lines
from nap_desktop.plan.schema import Field, codes
from nap_desktop.plan.text import decode

Value = str | int | float
BETWEEN = "; "
_EXACT = 15  # digits that a table program keeps (IEEE 754)


class Printer:
    """Prints values in the words of one language; `names` are those of the bodies."""

    def __init__(self, words: Wording, names: Mapping[NodeId, str]) -> None:
        self._words = words
        self._names = names

    def shown(self, field: Field, value: str) -> Value:
        """Return a value as people read it; empty for none."""
        if not value:
            return ""
        match field.type:
            case "rich":
                return "\n".join(lines(decode(value)))
            case "choice":
                return self._words.labels.choice(field.key, value)
            case "codes":
                return BETWEEN.join(self._code(field, code) for code in codes(value))
            case "bodies":
                return BETWEEN.join(filter(None, (self._names.get(id) for id in codes(value))))
            case "number":
                return number(value)
            case "flag":
                return self._words.labels.get("words", "yes")
            case _:
                return value

    def _code(self, field: Field, code: str) -> str:
        if field.choices:
            return self._words.labels.choice(field.key, code)
        if field.vocabulary == "provisions":
            return self._words.provision(code).replace("\u00a0", " ")
        return code


def number(value: str) -> Value:
    """Return a canonical number as a number where that loses nothing, else as it is."""
    if sum(sign.isdigit() for sign in value) > _EXACT:
        return value
    try:
        return float(value) if "." in value else int(value)
    except ValueError:
        return value
