"""The letterheads of a user: examined, mended, kept beside the library, and put on documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.base.files import read_at_most, sync_folder, write_whole
from nap_desktop.services.file_names import safe_name
from nap_desktop.services.sentences import LONGEST_FACT, without_directions

_ENDING = ".docx"
_LARGEST = 50_000_000  # bytes, as documents/word/guard.py has it
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that the doctor found: its code, its facts, the sentence, whether it can be mended."""

    code: str
    facts: dict[str, str]
    words: str
    repairable: bool

    @property
    def is_odd(self) -> bool:
        """Whether something is wrong; else it is only good to know."""
        return self.code not in _NO_ACT

    @property
    def data(self) -> dict[str, Any]:
        """The remark as JSON data."""
        return {
            "code": self.code,
            "facts": self.facts,
            "words": self.words,
            "repairable": self.repairable,
        }


@dataclass(frozen=True, slots=True)
class Card:
    """One letterhead that is kept: its name and its file."""

    name: str
    path: Path


def examine(path: Path, lang: str = "en") -> list[Remark]:
    """Return what is missing or odd in a letterhead; empty if nothing is.

    lang: of the documents that it is for. Raises NapError `cannot_read`, `too_large`, or one that
    says what the file is instead of a Word file that can be read (`not_word`, `word_locked`, …).
    """
    from nap_desktop.documents.word.doctor import examine as found_in

    return [
        Remark(one.code, one.facts, _words(one.code, one.facts), one.repairable)
        for one in found_in(_read(path), lang, path)
    ]


def repair(path: Path, target: Path) -> None:
    """Write a mended copy of a letterhead; the original is not touched unless it is the target.

    Raises NapError as `examine`, and `cannot_write`.
    """
    from nap_desktop.documents.word.doctor import repaired

    write_whole(target, repaired(_read(path), path))


def dress(content: bytes, path: Path) -> bytes:
    """Return a Word file of ours in the letterhead at a path.

    Raises NapError as `examine`, and `letterhead_leaks` (path, what) if something of the letterhead
    came along that may not leave.
    """
    from nap_desktop.documents.word.letterhead import dress as dressed

    made = dressed(content, _read(path), path)
    if what := _brought_along(made, content):
        raise NapError("letterhead_leaks", path=path, what=what)
    return made


def _brought_along(made: bytes, ours: bytes) -> str:
    """Return what a dressed file holds beyond what it may and ours did not; empty if nothing."""
    from nap_desktop.documents.word.clean import leaks

    found = leaks(made)
    # words of the plan itself, such as a path in a heading, are its author's affair
    own = {(one.code, one.about) for one in leaks(ours)} if found else set()
    return next((one.code for one in found if (one.code, one.about) not in own), "")


def told(remarks: list[Remark]) -> str:
    """Return what was found as lines for people."""
    if not remarks:
        return doctor_words("healthy")
    return "\n".join(
        f"- {one.words} {doctor_words('mended' if one.repairable else 'by_hand')}"
        if one.is_odd
        else f"- {one.words}"
        for one in remarks
    )


_NO_ACT = ("body_cleared",)


class Letterheads:
    """The letterheads kept in a folder beside a library. What is kept has been mended first."""

    def __init__(self, library: Path) -> None:
        self.folder = library.with_name(library.stem + " letterheads")

    def cards(self) -> list[Card]:
        """Return those that are kept, by name."""
        if not self.folder.is_dir():
            return []
        paths = (one for one in self.folder.iterdir() if one.suffix.casefold() == _ENDING)
        found = [Card(one.stem, one) for one in paths if not one.name.startswith((".", "~"))]
        return sorted(found, key=lambda card: card.name.casefold())

    def find(self, name: str) -> Card:
        """Return the letterhead of that name. Raises NapError `no_such_letterhead` (name)."""
        for card in self.cards():
            if card.name.casefold() == name.casefold():
                return card
        raise NapError("no_such_letterhead", name=name)

    def add(self, path: Path, name: str = "") -> Card:
        """Keep a mended copy of a letterhead and return it; its name is made another if it is taken.

        Raises NapError as `examine`, and `cannot_write`.
        """
        from nap_desktop.documents.word.doctor import repaired

        content = repaired(_read(path), path)
        target = self.folder / f"{self._free(name or path.stem)}{_ENDING}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NapError("cannot_write", path=target, reason=error.strerror or error) from error
        write_whole(target, content)
        return Card(target.stem, target)

    def rename(self, name: str, wanted: str) -> Card:
        """Give a letterhead another name, with a number if it is taken; return it as it is now.

        Raises NapError `no_such_letterhead` or `cannot_write`.
        """
        card = self.find(name)
        target = self.folder / f"{self._free(wanted, card.name)}{_ENDING}"
        if target == card.path:
            return card
        try:
            card.path.rename(target)
            sync_folder(self.folder)
        except OSError as error:
            raise NapError("cannot_write", path=target, reason=error.strerror or error) from error
        return Card(target.stem, target)

    def remove(self, name: str) -> bytes:
        """Delete a letterhead and return what it was, for `bring_back`.

        Raises NapError `no_such_letterhead`, `cannot_read` or `cannot_write`.
        """
        card = self.find(name)
        content = _read(card.path)
        try:
            card.path.unlink()
            sync_folder(self.folder)
        except OSError as error:
            raise NapError(
                "cannot_write", path=card.path, reason=error.strerror or error
            ) from error
        return content

    def bring_back(self, name: str, content: bytes) -> Card:
        """Keep again what was removed, under its name if that is free still; return it.

        Raises NapError `cannot_write`.
        """
        target = self.folder / f"{self._free(name)}{_ENDING}"
        write_whole(target, content)
        return Card(target.stem, target)

    def _free(self, wanted: str, own: str = "") -> str:
        """Return a name that may stand in every system's folders and is not taken but by `own`."""
        name = safe_name(wanted, _LONGEST_NAME, "Letterhead")
        taken = {card.name.casefold() for card in self.cards()} - {own.casefold()}
        free, number = name, 2
        while free.casefold() in taken:
            free, number = f"{name} {number}", number + 1
        return free


def doctor_words(*path: str) -> str:
    """Return words of the doctor at a path; empty if there are none."""
    found: Any = shipped.toml("labels/doctor.toml")
    for part in path:
        found = found.get(part) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def _words(code: str, facts: dict[str, str]) -> str:
    told_facts = {
        key: doctor_words("words", key, fact) or _short(fact) for key, fact in facts.items()
    }
    return doctor_words("findings", code).format_map(defaultdict(str, told_facts))


def _short(fact: str) -> str:
    plain = without_directions(" ".join(fact.split()))
    return plain if len(plain) <= LONGEST_FACT else plain[: LONGEST_FACT - 1] + "…"


def _read(path: Path) -> bytes:
    """Return a file. Raises NapError `cannot_read` or `too_large`."""
    return read_at_most(path, _LARGEST)
