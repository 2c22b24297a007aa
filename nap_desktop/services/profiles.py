"""The profiles of documents: those that come with the program, and a person's own, kept as files."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import write_whole
from nap_desktop.plan.folding import caseless

if TYPE_CHECKING:
    from nap_desktop.documents.profile import Profile

FOLDER = "profiles"
_LARGEST = 100_000  # bytes; a profile has a thousand
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 34  # letters; a number still fits behind it


@dataclass(frozen=True, slots=True)
class ProfileCard:
    """One profile to choose from; `own` for those that a person has made and may change.

    language, watermark: its own, empty if it has none.
    fault: the failure of a file that cannot be used; None for all others.
    """

    name: str
    title: str
    scope: str = "plan"
    language: str = ""
    watermark: str = ""
    own: bool = False
    fault: NapError | None = None


class Profiles:
    """The shipped profiles and those in one folder, a JSON file for each (`name.json`)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def beside(cls, library: Path) -> Profiles:
        """Return the profiles whose folder lies beside a library."""
        return cls(library.parent / FOLDER)

    def cards(self, lang: str = "en") -> list[ProfileCard]:
        """Return all profiles, the shipped ones first; their titles in a language."""
        from nap_desktop.documents.profile import shipped_names, shipped_profile
        from nap_desktop.documents.wording import wording

        words = wording(lang)
        cards = [
            _card(shipped_profile(name), words.get("profiles", name) or name)
            for name in shipped_names()
        ]
        return cards + [self._own_card(path) for path in self._files()]

    def _files(self) -> list[Path]:
        try:
            return sorted(self._folder.glob("*.json"), key=lambda path: path.name.casefold())
        except OSError:
            return []

    def _own_card(self, path: Path) -> ProfileCard:
        try:
            found = self._read(path)
        except NapError as fault:
            return ProfileCard(path.stem, path.stem, own=True, fault=fault)
        return _card(found, found.title or found.name, own=True)

    def data(self, name: str) -> dict[str, Any]:
        """Return a profile as plain data that `save` takes; its title is never empty.

        Raises NapError as `load`.
        """
        from nap_desktop.documents.profile import to_data

        titles = {card.name: card.title for card in self.cards()}
        return {**to_data(self.load(name)), "title": titles.get(name, name)}

    def is_taken(self, title: str, but: str = "") -> bool:
        """Return whether a profile other than the one named `but` is called so."""
        wanted = caseless(title)
        return any(caseless(card.title) == wanted for card in self.cards() if card.name != but)

    def free_title(self, title: str) -> str:
        """Return the title, with a number if it is taken."""
        free, number = title, 2
        while self.is_taken(free):
            free, number = f"{title} {number}", number + 1
        return free

    def free_name(self, title: str) -> str:
        """Return a name that no profile has, made of the Latin letters of a title."""
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        stem = _NOT_IN_NAMES.sub("-", plain).strip("-")[:_LONGEST_NAME].strip("-") or "own"
        taken = {card.name for card in self.cards()}
        free, number = stem, 2
        while free in taken:
            free, number = f"{stem}-{number}", number + 1
        return free

    def load(self, name: str) -> Profile:
        """Return a profile by name, a person's own or a shipped one.

        Raises NapError `unknown_profile`, `broken_profile`, `cannot_read` or `not_json`.
        """
        from nap_desktop.documents.profile import shipped_names, shipped_profile

        own = {path.stem: path for path in self._files()}
        if name in own and name not in shipped_names():
            return self._read(own[name])
        return shipped_profile(name)

    def save(self, data: dict[str, Any]) -> Profile:
        """Keep a profile of plain data under its name; one that has this name is replaced.

        Raises NapError `broken_profile`, `shipped_profile` or `cannot_write`.
        """
        from nap_desktop.documents.profile import profile_from, to_data

        found = profile_from(data)
        path = self._path(found.name)
        content = json.dumps(to_data(found), indent=1, ensure_ascii=False)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NapError("cannot_write", path=path, reason=error.strerror or error) from error
        write_whole(path, content.encode() + b"\n")
        return found

    def delete(self, name: str) -> None:
        """Delete a person's own profile. Raises NapError `unknown_profile` or `shipped_profile`."""
        own = {path.stem for path in self._files()}
        path = self._path(name)
        if name not in own:
            raise NapError("unknown_profile", profile=name)
        try:
            path.unlink()
        except OSError as error:
            raise NapError("cannot_write", path=path, reason=error.strerror or error) from error

    def _path(self, name: str) -> Path:
        from nap_desktop.documents.profile import shipped_names

        if name in shipped_names():
            raise NapError("shipped_profile", profile=name)
        return self._folder / f"{name}.json"

    def _read(self, path: Path) -> Profile:
        from dataclasses import replace

        from nap_desktop.documents.profile import profile_from

        try:
            if path.stat().st_size > _LARGEST:
                raise NapError("broken_profile", profile=path.stem, what="-")
            data = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise NapError("cannot_read", path=path, reason=error.strerror or error) from error
        except (ValueError, RecursionError) as error:
            raise NapError("not_json", path=path, reason=str(error)) from error
        # a file that was renamed by hand goes by the name that people see
        return replace(profile_from(data, path.stem), name=path.stem)


def _card(profile: Profile, title: str, own: bool = False) -> ProfileCard:
    return ProfileCard(profile.name, title, profile.scope, profile.language, profile.watermark, own)
