"""The profiles of documents: those that come with the program, and a person's own, kept as files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import write_whole

if TYPE_CHECKING:
    from nap_desktop.documents.profile import Profile

FOLDER = "profiles"
_LARGEST = 100_000  # bytes; a profile has a thousand


@dataclass(frozen=True, slots=True)
class ProfileCard:
    """One profile to choose from; `own` for those that a person has made and may change.

    fault: the failure of a file that cannot be used; None for all others.
    """

    name: str
    title: str
    scope: str = "plan"
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
            ProfileCard(name, words.get("profiles", name) or name, shipped_profile(name).scope)
            for name in shipped_names()
        ]
        return cards + [self._card(path) for path in self._files()]

    def _files(self) -> list[Path]:
        try:
            return sorted(self._folder.glob("*.json"), key=lambda path: path.name.casefold())
        except OSError:
            return []

    def _card(self, path: Path) -> ProfileCard:
        try:
            found = self._read(path)
        except NapError as fault:
            return ProfileCard(path.stem, path.stem, own=True, fault=fault)
        return ProfileCard(found.name, found.title or found.name, found.scope, own=True)

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
