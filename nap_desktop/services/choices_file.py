"""Corrections of a reading as a file, for the command line and for whoever reads many alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import read_at_most

if TYPE_CHECKING:
    from nap_desktop.documents.incoming.interpret.draft import Choices

_LARGEST = 16_000_000  # bytes


def choices_in(path: Path) -> Choices:
    """Return the choices that a file of JSON holds.

    Raises NapError `cannot_read`, `too_large`, `not_json` and its kin, or `bad_choices`.
    """
    from nap_desktop.services.importing import choices_of
    from nap_desktop.services.open_json import data_of

    data = data_of(read_at_most(path, _LARGEST), str(path))
    try:
        return choices_of(data)
    except (ValueError, TypeError) as error:
        raise NapError("bad_choices", path=path) from error
