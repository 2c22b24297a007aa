"""Errors, events, progress, paths, shipped data and the log."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from nap_desktop.base import log, paths, shipped
from nap_desktop.base.errors import NapError
from nap_desktop.base.event import Event
from nap_desktop.base.progress import Cancelled, Progress

SECRET = "a sentence of the plan"


def test_an_error_carries_a_code_and_facts_as_text() -> None:
    error = NapError("cannot_write", path=Path("a"), tries=5)

    assert error.code == "cannot_write" and error.facts == {"path": "a", "tries": "5"}


def test_listeners_are_called_in_order_until_they_leave() -> None:
    event: Event[int] = Event()
    heard: list[tuple[str, int]] = []

    def once(value: int) -> None:
        heard.append(("once", value))
        event.leave(once)

    event.listen(once)
    event.listen(lambda value: heard.append(("always", value)))
    event.emit(1)
    event.emit(2)
    event.leave(once)

    assert heard == [("once", 1), ("always", 1), ("always", 2)]


def test_work_that_is_no_longer_wanted_stops_at_its_next_report() -> None:
    shown: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: shown.append((done, total)))
    progress.report(1, 2)
    progress.cancel()

    with pytest.raises(Cancelled):
        progress.report(2, 2)
    assert shown == [(1, 2)]
    Progress().report(1, 1)


def _fail() -> None:
    fields = {"text": SECRET}
    raise ValueError(f"cannot keep {fields['text']}")


def test_the_log_tells_where_it_failed_but_nothing_of_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "nap.log"
    log.start(path)
    try:
        _fail()
    except ValueError as error:
        account = log.fault(error)
    finally:
        logger = logging.getLogger("nap_desktop")
        for handler in list(logger.handlers):
            handler.close()
            logger.removeHandler(handler)

    assert "_fail" in account and "ValueError" in account
    assert account in path.read_text() and SECRET not in path.read_text()


def test_a_log_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    before = list(logging.getLogger("nap_desktop").handlers)

    log.start(tmp_path / "file" / "nap.log")
    log.note("still running")

    assert logging.getLogger("nap_desktop").handlers == before


def test_a_marker_file_keeps_everything_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_program_folder", lambda: tmp_path)
    apart = paths.places()
    (tmp_path / "portable").touch()
    beside = paths.places()

    assert tmp_path not in apart.library.parents
    assert all(tmp_path in p.parents for p in (beside.library, beside.settings, beside.log))


def test_a_library_given_by_hand_moves_with_its_backups() -> None:
    places = paths.places(Path("/stick/mine.nap"))

    assert places.library == Path("/stick/mine.nap")
    assert places.backups == Path("/stick/mine backups")
    assert places.settings.parent != Path("/stick")


def test_shipped_data_is_found() -> None:
    assert "schema/plan.toml" in shipped.names("schema", ".toml")
    assert shipped.toml("schema/plan.toml")["version"] == 1
    assert shipped.text("labels/en.toml")
