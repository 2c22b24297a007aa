"""The templates to start from: those that come with the program, and a person's own, kept as files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import read_at_most, write_whole
from nap_desktop.framework.templates import StarterTemplate, read_template, templates

FOLDER = "templates"
ENDING = ".naptemplate"
_LARGEST = 8_000_000  # bytes; a plan of 5,000 items has about 4 million


@dataclass(frozen=True, slots=True)
class TemplateCard:
    """One template to choose from.

    own:   whether a person made or was given it, and may change it.
    path:  its file; None for those that come with the program.
    fault: the failure of a file that cannot be used; None for all others.
    """

    id: str
    name: str
    summary: str = ""
    own: bool = False
    path: Path | None = None
    fault: NapError | None = None


class Templates:
    """The shipped templates and those in one folder, a file for each (`<id>.naptemplate`)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def beside(cls, library: Path) -> Templates:
        """Return the templates whose folder lies beside a library."""
        return cls(library.parent / FOLDER)

    @classmethod
    def none(cls) -> Templates:
        """Return the shipped templates alone."""
        return cls(Path())

    def cards(self) -> list[TemplateCard]:
        """Return all templates, a person's own first, each part by name."""
        own = sorted(map(self._card, self._files()), key=lambda card: card.name.casefold())
        return own + [TemplateCard(one.id, one.name, one.summary) for one in templates()]

    def load(self, id: str) -> StarterTemplate:
        """Return a template by its id. Raises NapError `no_such_template`, or of a damaged file."""
        for one in templates():
            if one.id == id:
                return one
        return read_file(self._path(id))

    def keep(self, made: StarterTemplate) -> TemplateCard:
        """Keep a template under its id; what had the same id before is replaced.

        Raises NapError `no_template_name` or `cannot_write`.
        """
        if not made.name.strip():
            raise NapError("no_template_name")
        path = self._folder / f"{_plain(made.id)}{ENDING}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NapError("cannot_write", path=path, reason=error.strerror or error) from error
        write_file(made, path)
        return self._card(path)

    def take_in(self, path: Path) -> TemplateCard:
        """Keep a template that somebody handed on. Raises NapError as `read_file` and `keep` do."""
        return self.keep(read_file(path))

    def describe(self, id: str, name: str, summary: str, guidance: dict[str, str]) -> TemplateCard:
        """Give an own template another name, summary and guidance by item; others keep theirs."""
        data = json.loads(json.dumps(read_file(self._path(id)).data))
        data |= {"name": name.strip(), "summary": summary.strip()}
        stack = list(data["items"])
        while stack:
            item = stack.pop()
            stack += item.get("items", [])
            if item["id"] in guidance:
                said = guidance[item["id"]].strip()
                item["guidance"] = {**item.get("guidance", {}), "text": said}
        return self.keep(StarterTemplate(data))

    def delete(self, id: str) -> bytes:
        """Delete an own template and return what was in its file, so that it can be put back.

        Raises NapError `no_such_template` or `cannot_write`.
        """
        path = self._path(id)
        try:
            content = path.read_bytes()
            path.unlink()
        except OSError as error:
            raise NapError("cannot_write", path=path, reason=error.strerror or error) from error
        return content

    def put_back(self, id: str, content: bytes) -> None:
        """Put back what `delete` took away. Raises NapError `cannot_write`."""
        write_whole(self._folder / f"{_plain(id)}{ENDING}", content)

    def _files(self) -> list[Path]:
        if self._folder == Path():
            return []
        try:
            return sorted(self._folder.glob(f"*{ENDING}"))
        except OSError:
            return []

    def _path(self, id: str) -> Path:
        path = self._folder / f"{_plain(id)}{ENDING}"
        if not path.is_file():
            raise NapError("no_such_template", template=id)
        return path

    def _card(self, path: Path) -> TemplateCard:
        try:
            found = read_file(path)
        except NapError as fault:
            return TemplateCard(path.stem, path.stem, own=True, path=path, fault=fault)
        return TemplateCard(path.stem, found.name, found.summary, True, path)


def read_file(path: Path) -> StarterTemplate:
    """Return the template in a file.

    Raises NapError `cannot_read`, `too_large` or `not_a_template`, each with the path.
    """
    content = read_at_most(path, _LARGEST)
    try:
        return read_template(json.loads(content))
    except (ValueError, RecursionError, NapError) as error:
        raise NapError("not_a_template", path=path) from error


def write_file(made: StarterTemplate, path: Path) -> None:
    """Write a template to hand on, as JSON that people can read. Raises NapError `cannot_write`."""
    content = json.dumps(made.data, ensure_ascii=False, indent=1)
    write_whole(path, content.encode() + b"\n")


def _plain(id: str) -> str:
    """Return an id as the name of a file; nothing in it leads to another folder."""
    return "".join(sign for sign in id if sign.isalnum() or sign in "-_")[:80] or "template"
