"""An earlier plan from a file: read in another process, then taken for what it seems to be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import read_at_most
from nap_desktop.base.progress import Progress

if TYPE_CHECKING:
    from nap_desktop.documents.incoming.interpret.draft import Choices, Draft
    from nap_desktop.documents.incoming.source import Source

_LARGEST_CHOICES = 16_000_000  # bytes


class Drafted(NamedTuple):
    """What a file says, and the plan that comes of it."""

    source: Source
    draft: Draft

    @property
    def account(self) -> dict[str, int]:
        """Characters of the file, how many of them are in the plan, how many are listed."""
        from nap_desktop.documents.incoming.interpret.draft import account

        return account(self.source, self.draft)

    @property
    def data(self) -> dict[str, Any]:
        """The draft in the open format, what was found, and the account."""
        from nap_desktop.documents.incoming.interpret.draft import draft_json

        return draft_json(self.source, self.draft)


def drafted(
    path: Path, choices: Choices | None = None, progress: Progress | None = None
) -> Drafted:
    """Return the draft that comes of a file; nothing is kept. Raises as `reading_in.read_file`."""
    from nap_desktop.documents.incoming.interpret.interpret import interpret
    from nap_desktop.services.reading_in import read_file

    source = read_file(path, progress)
    return Drafted(source, interpret(source, choices))


def choices_in(path: Path) -> Choices:
    """Return the choices that a file of JSON holds.

    Raises NapError `cannot_read`, `too_large`, `not_json` and its kin, or `bad_choices`.
    """
    from nap_desktop.documents.incoming.interpret.draft import Choices
    from nap_desktop.services.open_json import data_of

    data = data_of(read_at_most(path, _LARGEST_CHOICES), str(path))
    try:
        return Choices.from_data(data)
    except (ValueError, TypeError) as error:
        raise NapError("bad_choices", path=path) from error
