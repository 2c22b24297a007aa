"""What differs between two texts, word by word, as people read it: struck through and underlined."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(r"\s+|[\w’'-]+|[^\w\s]")
_AROUND = 6  # words that are shown before and after what differs
_TOO_MANY = 4_000  # words; beyond, both texts are told whole instead of compared

PieceKind = Literal["same", "old", "new", "gap"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts have, only the old, only the new, or that is left out."""

    kind: PieceKind
    text: str


def difference(old: str, new: str) -> list[Piece]:
    """Return the pieces from which both texts can be read; long runs of the same are cut short."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > _TOO_MANY:
        return replaced(_start(old), _start(new))
    found = SequenceMatcher(None, before, after, autojunk=False)
    pieces: list[Piece] = []
    operations = found.get_opcodes()
    for place, (what, a, b, c, d) in enumerate(operations):
        if what == "equal":
            pieces += _same(before[a:b], place == 0, place == len(operations) - 1)
        else:
            pieces += [Piece("old", "".join(before[a:b])), Piece("new", "".join(after[c:d]))]
    return list(_joined([piece for piece in pieces if piece.text]))


def replaced(old: str, new: str) -> list[Piece]:
    """Return two texts as pieces, the whole of one in the place of the whole of the other."""
    return [piece for piece in (Piece("old", old), Piece("new", new)) if piece.text]


def _start(text: str) -> str:
    return text if len(text) <= 400 else text[:400].rstrip() + "…"


def _same(words: list[str], first: bool, last: bool) -> list[Piece]:
    """Return what is shown of words that did not change: those next to what did."""
    ends = 2 * _AROUND
    head = [] if first else words[:ends]
    tail = [] if last else words[-ends:]
    if len(words) <= len(head) + len(tail) + 4:
        return [Piece("same", "".join(words))]
    return [Piece("same", "".join(head)), Piece("gap", " … "), Piece("same", "".join(tail))]


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Give pieces with runs of changed words as one change, also where blanks stayed the same."""
    row = 0
    while row < len(pieces):
        if pieces[row].kind not in ("old", "new"):
            yield pieces[row]
            row += 1
            continue
        old, new = "", ""
        while row < len(pieces) and (pieces[row].kind in ("old", "new") or _is_glue(pieces, row)):
            kind, text = pieces[row].kind, pieces[row].text
            old += text if kind != "new" else ""
            new += text if kind != "old" else ""
            row += 1
        yield from replaced(old, new)


def _is_glue(pieces: list[Piece], row: int) -> bool:
    """Return whether a piece is no more than a blank between two changes."""
    here = pieces[row]
    following = pieces[row + 1].kind if row + 1 < len(pieces) else ""
    return here.kind == "same" and not here.text.strip() and following in ("old", "new")


def as_html(pieces: list[Piece]) -> str:
    """Return pieces as HTML without any colour: old words struck through, new ones underlined."""
    marks = {"old": "<s>{}</s>", "new": "<u>{}</u>", "same": "{}", "gap": "{}"}
    shown: list[str] = []
    for number, piece in enumerate(pieces):
        text = html.escape(piece.text).replace("\n", "<br>")
        apart = number and piece.kind == "new" and pieces[number - 1].kind == "old"
        shown.append((" " if apart else "") + marks[piece.kind].format(text))
    return "".join(shown)


def as_words(pieces: list[Piece], removed: str, added: str) -> str:
    """Return pieces as plain text for whoever hears them; the marks hold `{text}`."""
    marks = {"old": removed, "new": added}
    return " ".join(
        marks[piece.kind].format(text=piece.text.strip())
        if piece.kind in marks
        else piece.text.strip()
        for piece in pieces
    )
