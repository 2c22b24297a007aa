"""What the dialog about letterheads can have done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nap_desktop.services.letterhead import Card, Remark

Found = Sequence[Remark]


@dataclass(frozen=True, slots=True)
class Doctor:
    """What the dialog can have done; each may raise NapError. All but `cards` may be slow.

    languages: pairs of code and words, the first of them is checked for at first.
    examine:   what is missing or odd in a file, for documents in a language.
    keep:      keeps a mended copy under a name. repair: writes one to a path.
    remove:    returns what `bring_back` takes, with the name, to undo it.
    rename:    gives one of a name another, and returns it as it is then.
    """

    languages: Sequence[tuple[str, str]]
    cards: Callable[[], Sequence[Card]]
    examine: Callable[[Path, str], Found]
    keep: Callable[[Path, str], Card]
    repair: Callable[[Path, Path], object]
    remove: Callable[[str], bytes]
    bring_back: Callable[[str, bytes], Card]
    rename: Callable[[str, str], Card]
