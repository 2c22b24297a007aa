"""The start: what may be imported before the window is painted, and what may not."""

from __future__ import annotations

import pytest

from tests.bench.first_paint import Imported, imported_at_first_paint

MOST = 70  # modules of ours; each costs about half a millisecond
HEAVY = ("sqlalchemy", "sqlmodel", "pydantic", "alembic", "docx", "lxml", "openpyxl", "babel")
SLOW = ("platformdirs", "logging.handlers", "decimal", "unicodedata", "html", "uuid")
LATER = (
    "nap_desktop.cli",
    "nap_desktop.documents",
    "nap_desktop.framework",
    "nap_desktop.services.backup",
    "nap_desktop.services.hints",
    "nap_desktop.services.versions",
    "nap_desktop.ui.acts.files",
    "nap_desktop.ui.editor",
    "nap_desktop.ui.guidance",
    "nap_desktop.ui.library",
    "nap_desktop.ui.outline.acts",
    "nap_desktop.ui.outline.filter",
    "nap_desktop.ui.outline.typing",
    "nap_desktop.ui.side_pane",
    "nap_desktop.ui.single",
)


@pytest.fixture(scope="module")
def imported() -> Imported:
    return imported_at_first_paint()


def test_few_modules_of_ours_are_imported_before_the_first_paint(imported: Imported) -> None:
    ours = [name for name in imported.modules if name.split(".")[0] == "nap_desktop"]
    assert len(ours) <= MOST, ours


@pytest.mark.parametrize("name", [*HEAVY, *SLOW, *LATER])
def test_it_is_not_imported_before_the_first_paint(imported: Imported, name: str) -> None:
    found = [held for held in imported.modules if held == name or held.startswith(name + ".")]
    assert not found


def test_views_beside_the_draft_wait_until_they_are_asked_for(imported: Imported) -> None:
    packages = {name.split(".")[2] for name in imported.modules if name.count(".") > 2}
    rooms = {name for name in imported.modules if name.startswith("nap_desktop.ui.")}
    assert {"outline", "widgets"} <= packages
    assert {name.split(".")[2] for name in rooms if name.count(".") == 3} == {
        "acts",
        "outline",
        "widgets",
    }
