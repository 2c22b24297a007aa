"""Files that are no good library are refused by name, and stay as they were."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.storage import opening
from nap_desktop.storage.database import Database
from nap_desktop.storage.ddl import SCHEMA
from nap_desktop.storage.looking import wal_of
from tests.storage.libraries import opened, run, with_a_plan


def refusal(path: Path, create: bool = True) -> NapError:
    """Return why a library is not opened, and check that the file and its folder stay as they are."""
    before = _folder(path)
    with pytest.raises(NapError) as told:
        Database.open(path, create).close()
    assert _folder(path) == before
    return told.value


def _folder(path: Path) -> dict[str, bytes]:
    folder = path.parent
    files = folder.iterdir() if folder.is_dir() else []
    return {file.name: file.read_bytes() for file in files if file.is_file()}


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "no.nap"
    assert refusal(missing, create=False).code == "no_such_library"
    assert refusal(tmp_path / "nowhere" / "a.nap").code == "no_such_folder"
    assert refusal(tmp_path / "nowhere" / "a.nap", create=False).code == "no_such_library"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"x", "format"), (b"PK\x03\x04" + b"word" * 99, "format")],
)
def test_a_file_of_another_type_is_not_a_library(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "a.nap"
    path.write_bytes(content)
    error = refusal(path)
    assert (error.code, error.facts["reason"]) == ("not_a_library", reason)


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_library_of_another_program_is_not_touched(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "a.nap"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE plan (id)")
        connection.commit()
        error = refusal(path)
    assert (error.code, error.facts["reason"]) == ("not_a_library", "other_program")


def test_a_folder_is_not_a_library(tmp_path: Path) -> None:
    (tmp_path / "a.nap").mkdir()
    assert refusal(tmp_path / "a.nap").facts["reason"] == "folder"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_special_files_and_circles_of_links_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.nap")
    (tmp_path / "circle.nap").symlink_to(tmp_path / "circle.nap")
    assert refusal(tmp_path / "pipe.nap").facts["reason"] == "special"
    assert refusal(tmp_path / "circle.nap").code == "cannot_open"


def test_a_newer_library_is_refused_untouched(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    run(path, f"PRAGMA user_version = {SCHEMA + 1}")
    error = refusal(path)
    assert error.code == "newer_library"
    assert error.facts["version"] == str(SCHEMA + 1) and error.facts["known"] == str(SCHEMA)


def test_a_truncated_library_is_damaged_wherever_it_was_cut(tmp_path: Path) -> None:
    whole = with_a_plan(tmp_path / "whole.nap").read_bytes()
    path = tmp_path / "a.nap"
    for length in [1, 16, 99, 100, *range(512, len(whole), 512), len(whole) - 1]:
        path.write_bytes(whole[:length])
        error = refusal(path)
        assert (error.code, error.facts["reason"]) == ("damaged_library", "truncated"), length


def test_a_damaged_library_is_refused_or_what_it_shows_is_true(tmp_path: Path) -> None:
    whole = with_a_plan(tmp_path / "whole.nap").read_bytes()
    with opened(tmp_path / "whole.nap") as library:
        true = library.load("plan")
    path = tmp_path / "a.nap"
    refused = 0
    for page in range(0, len(whole), 4096):
        path.write_bytes(whole[:page] + b"\xff" * 4096 + whole[page + 4096 :])
        try:
            with opened(path, create=False) as library:
                assert library.load("plan") == true
        except NapError as error:
            refused += 1
            assert error.code in ("damaged_library", "not_a_library", "no_such_plan"), error
    assert refused >= 8


_WORK = (
    lambda library: library.cards(),
    lambda library: library.load("plan"),
    lambda library: library.open_plan("plan"),
    lambda library: library.search("title"),
    lambda library: library.versions.list("plan"),
    lambda library: [library.versions.load(card.id) for card in library.versions.list("plan")],
    lambda library: library.history_of("plan", "plan"),
    lambda library: library.backup_if_changed(),
    lambda library: library.duplicate("plan"),
)


def _fails_as_foreseen(path: Path) -> int:
    """Use a spoiled library in every way and return how many were refused; all else is an error."""
    refused = 0
    try:
        with opened(path, create=False) as library:
            list(library.verify())
            for act in _WORK:
                try:
                    act(library)
                except NapError:
                    refused += 1
    except NapError:
        refused += 1
    return refused


def test_bytes_that_are_no_text_are_damage_wherever_they_lie(tmp_path: Path) -> None:
    whole = with_a_plan(tmp_path / "whole.nap").read_bytes()
    path = tmp_path / "a.nap"
    refused = 0
    for place in [2000, *range(100, len(whole) - 100, 700)]:
        path.write_bytes(whole[:place] + b"\xff" * 100 + whole[place + 100 :])
        refused += _fails_as_foreseen(path) > 0
        wal_of(path).unlink(missing_ok=True)
    assert refused >= 8


def test_bytes_of_any_kind_in_a_library_are_damage_or_harmless(tmp_path: Path) -> None:
    whole = with_a_plan(tmp_path / "whole.nap").read_bytes()
    path = tmp_path / "a.nap"
    chance = random.Random(1540)
    for _ in range(60):
        place, length = chance.randrange(100, len(whole)), chance.choice((1, 8, 64, 512))
        rubbish = chance.randbytes(length)
        path.write_bytes((whole[:place] + rubbish + whole[place + length :])[: len(whole)])
        _fails_as_foreseen(path)
        wal_of(path).unlink(missing_ok=True)


def test_a_library_with_a_trigger_of_strangers_is_refused(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    run(path, "CREATE TRIGGER strange AFTER INSERT ON field BEGIN DELETE FROM field; END")
    assert refusal(path).facts["reason"] == "schema"


def test_a_library_without_one_of_its_tables_is_refused(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    run(path, "DROP TABLE step_node")
    assert refusal(path).facts["reason"] == "schema"


def test_a_library_on_a_read_only_medium_opens_for_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # root may write everywhere, so the medium is one by the answer to the question alone
    path = with_a_plan(tmp_path / "a.nap")
    monkeypatch.setattr(opening, "is_writable", lambda place: False)
    before = _folder(path)
    with opened(path) as library:
        plan = library.open_plan("plan")
        assert library.read_only and plan.plan.get("plan", "title") == "National plan"
        for act in (
            lambda: plan.do("Title", edits.set_field(plan.plan, "plan", "title", "Other")),
            lambda: library.new_plan("New"),
            lambda: library.bin("plan"),
            lambda: library.save_version("plan", "Version"),
        ):
            with pytest.raises(NapError, match="library_read_only"):
                act()
        assert plan.plan.get("plan", "title") == "National plan"
        assert library.backup_if_changed() is None
        library.idle()
    assert _folder(path) == before


def test_what_was_not_yet_in_the_file_is_read_from_a_read_only_medium_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.nap"
    made = (
        "import os, sys; from pathlib import Path; from tests.storage.libraries import *;"
        "library = OpenLibrary.open(Path(sys.argv[1])); library.new_plan('In the -wal');"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", made, str(path)], check=True)
    assert wal_of(path).stat().st_size
    monkeypatch.setattr(opening, "is_writable", lambda place: False)
    before = _folder(path)
    with opened(path) as library:
        assert library.cards()[0].title == "In the -wal"
    assert _folder(path) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_opens_for_reading_without_root(tmp_path: Path) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    tmp_path.chmod(0o500)
    try:
        with opened(path) as library:
            assert library.read_only and library.cards()
    finally:
        tmp_path.chmod(0o700)


def test_no_library_is_made_in_a_read_only_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "is_writable", lambda place: False)
    assert refusal(tmp_path / "a.nap").code == "read_only_folder"


def test_a_full_disk_costs_the_act_that_did_not_fit_and_nothing_else(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        id = library.new_plan("Plan")
        plan = library.open_plan(id)
        raw = library._database.raw
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(NapError, match="disk_full"):
            plan.do("Long", edits.set_field(plan.plan, id, "summary", "word " * 10_000))
        assert plan.plan.get(id, "summary") == "" and plan.history.next_undo is None
        assert library.load(id) == plan.plan and not raw.in_transaction
        raw.execute("PRAGMA max_page_count = 1000000")
        plan.do("Long", edits.set_field(plan.plan, id, "summary", "word " * 10_000))
        assert library.load(id) == plan.plan


_LIMITED = """
import resource, sys
from pathlib import Path
from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.services.library import OpenLibrary
library = OpenLibrary.open(Path(sys.argv[1]))
plan = library.open_plan("plan")
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
kept, codes = [], set()
for number in range(60):
    try:
        plan.do("Add", edits.add(plan.plan, "section", "plan", heading=f"{number} " * 400))
        kept.append(number)
    except NapError as error:
        codes.add(error.code)
assert library.load("plan") == plan.plan
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
plan.do("Add", edits.add(plan.plan, "section", "plan", heading="after"))
library.close()
print(len(kept), *codes)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
@pytest.mark.parametrize("limit", [1, 4_000, 50_000, 200_000])
def test_a_file_that_may_not_grow_loses_no_act_that_was_kept(tmp_path: Path, limit: int) -> None:
    path = with_a_plan(tmp_path / "a.nap")
    with opened(path) as library:
        sections = len(library.load("plan").under("plan"))
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(path), str(limit)],
        capture_output=True,
        text=True,
        check=True,
    )
    kept, *codes = done.stdout.split()
    assert codes == ["cannot_write"]
    with opened(path) as library:
        assert len(library.load("plan").under("plan")) == sections + int(kept) + 1
        assert library.verify() == []
