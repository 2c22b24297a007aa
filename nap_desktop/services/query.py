"""What is sought and what takes its place: words or a regular expression, with options."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nap_desktop.base.errors import NapError
from nap_desktop.plan.folding import Folded, folded
from nap_desktop.services.matching import Spans

_GLOBAL_FLAGS = re.compile(r"(\(\?[aiLmsux]+\))*")
_PIECE = re.compile(r"\\(?:(\d{1,2})|g<(\w+)>|([\s\S]))|\\")
_SIGNS = {"n": "\n", "t": "\t", "\\": "\\"}
_REASONS = (
    ("missing )", "open_bracket"),
    ("unterminated subpattern", "open_bracket"),
    ("unterminated character set", "open_set"),
    ("unbalanced parenthesis", "closing_bracket"),
    ("to repeat", "repeat"),
    ("multiple repeat", "repeat"),
    ("repeat", "repeat"),
    ("escape", "escape"),
    ("character range", "range"),
    ("look-behind", "look_behind"),
    ("group", "group"),
)


@dataclass(frozen=True, slots=True)
class Query:
    """What a person seeks.

    case:       capitals and small letters differ. whole: whole words only.
    marks:      letters with marks differ from those without (é from e, ё from е).
    expression: the words are a regular expression.
    """

    words: str
    case: bool = False
    whole: bool = False
    marks: bool = False
    expression: bool = False

    def folded(self, text: str) -> Folded:
        """Return a text in the form in which it is compared."""
        # an expression sees capitals as they are: \\D is not \\d
        return folded(text, self.case or self.expression, self.marks)

    def pattern(self) -> tuple[str, int]:
        """Return the pattern and its flags, for folded texts; an empty pattern finds nothing.

        Raises NapError `bad_expression` (reason, place).
        """
        words = self.folded(self.words).text
        if not self.expression:
            source = re.escape(words)
            flags = 0
        else:
            source = words
            flags = 0 if self.case else int(re.IGNORECASE)
            _compiled(source, flags)
        if self.whole and source:
            ahead = _GLOBAL_FLAGS.match(source) if self.expression else None
            first = ahead[0] if ahead else ""
            source = rf"{first}(?<!\w)(?:{source[len(first) :]})(?!\w)"
            _compiled(source, flags)
        return source, flags

    def groups(self) -> tuple[int, dict[str, int]]:
        """Return how many groups the expression has, and the numbers of those with names."""
        if not self.expression:
            return 0, {}
        pattern = _compiled(*replace(self, whole=False).pattern())
        return pattern.groups, dict(pattern.groupindex)


def _compiled(source: str, flags: int) -> re.Pattern[str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(source, flags)
    except re.error as error:
        told = str(error.msg)
        reason = next((code for words, code in _REASONS if words in told), "other")
        raise NapError("bad_expression", reason=reason, place=(error.pos or 0) + 1) from error
    except (RecursionError, OverflowError, MemoryError) as error:
        raise NapError("bad_expression", reason="too_deep", place=1) from error


class Substitute:
    """What takes the place of a match.

    With an expression, \\1 or \\g<name> stands for what a group matched, \\n for a line end, \\t
    for a tab and \\\\ for a backslash; all else is taken letter by letter.
    Raises NapError `bad_replacement` (group) for a group that the expression does not have.
    """

    def __init__(self, query: Query, written: str) -> None:
        self._pieces: list[str | int] = [written]
        if query.expression:
            self._pieces = list(_pieces(written, *query.groups()))

    def words(self, text: str, spans: Sequence[tuple[int, int]]) -> str:
        """Return what takes the place of one match in a text, given its spans."""
        return "".join(
            piece if isinstance(piece, str) else _group(text, spans, piece)
            for piece in self._pieces
        )


def _group(text: str, spans: Sequence[tuple[int, int]], number: int) -> str:
    start, end = spans[number]
    return text[start:end] if start >= 0 else ""


def _pieces(written: str, count: int, names: dict[str, int]) -> list[str | int]:
    pieces: list[str | int] = []
    at = 0
    for found in _PIECE.finditer(written):
        pieces.append(written[at : found.start()])
        at = found.end()
        number, name, sign = found.groups()
        if number is not None or name is not None:
            pieces.append(_number(number or name, count, names))
        else:
            pieces.append(_SIGNS.get(sign or "", found[0]))
    return [*pieces, written[at:]]


def _number(said: str, count: int, names: dict[str, int]) -> int:
    number = int(said) if said.isdecimal() else names.get(said, -1)
    if not 0 <= number <= count:
        raise NapError("bad_replacement", group=said)
    return number


def spans_in(written: Folded, spans: Spans) -> Spans:
    """Return the spans of a match in a folded text as spans of the text as it was written."""
    return spans if written.places is None else tuple(written.span(*span) for span in spans)
