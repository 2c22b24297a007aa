"""Errors, events, progress, paths, shipped data and the log."""

from __future__ import annotations

import logging
import sys
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


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of data of which Python may keep what it has compiled."""
    monkeypatch.setattr(shipped, "folder", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return tmp_path


def test_a_toml_file_is_read_the_same_the_second_time(data_folder: Path) -> None:
    (data_folder / "a.toml").write_text('word = "é"\n[part]\nlist = [1, 2.5, true]\n')

    first = shipped.toml("a.toml")

    assert len(list(data_folder.rglob("__pycache__/a.*.json"))) == 1
    assert shipped.toml("a.toml") == first == {"word": "é", "part": {"list": [1, 2.5, True]}}


def test_a_toml_file_that_changed_is_read_anew(data_folder: Path) -> None:
    (data_folder / "a.toml").write_text("x = 1")
    assert shipped.toml("a.toml") == {"x": 1}

    (data_folder / "a.toml").write_text("x = 22")

    assert shipped.toml("a.toml") == {"x": 22}


@pytest.mark.parametrize("damaged", [b"", b"[", b"7", b"[[0, 0]]", b"\xff"])
def test_what_was_kept_of_a_toml_file_and_is_damaged_counts_for_nothing(
    data_folder: Path, damaged: bytes
) -> None:
    (data_folder / "a.toml").write_text("x = 1")
    shipped.toml("a.toml")
    next(data_folder.rglob("*.json")).write_bytes(damaged)

    assert shipped.toml("a.toml") == {"x": 1}


def test_nothing_is_kept_of_a_toml_file_where_python_may_not_keep_what_it_compiles(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (data_folder / "a.toml").write_text("x = 1")

    assert shipped.toml("a.toml") == {"x": 1} and not list(data_folder.rglob("*.json"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked itself")
@pytest.mark.parametrize("data", ["", "/srv/data"])
def test_the_folders_are_those_of_platformdirs(data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_data_path, user_log_path

    monkeypatch.setenv("XDG_DATA_HOME", data)
    monkeypatch.setenv("XDG_STATE_HOME", data and "/srv/state")
    found = paths.places()

    assert found.library.parent == user_data_path("NAP Desktop", appauthor=False)
    assert found.log.parent == user_log_path("NAP Desktop", appauthor=False)
