"""Every bad input: one sentence on standard error, exit status 1, nothing half-written."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from nap_desktop import cli
from nap_desktop.services.sentences import sentence


class Shell:
    """Runs commands in this process on one library and holds what they left behind."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.library = folder / "plans.nap"
        self._capsys = capsys

    def run(self, *words: object, monkey: pytest.MonkeyPatch) -> tuple[int, str, str]:
        self._capsys.readouterr()
        monkey.setattr("sys.argv", ["nap", "--library", str(self.library), *map(str, words)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = self._capsys.readouterr()
        return int(end.value.code or 0), out, err


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


@pytest.fixture
def nap(shell: Shell, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    return lambda *words: shell.run(*words, monkey=monkeypatch)


def good(done: tuple[int, str, str]) -> str:
    assert done[0] == 0, done[2]
    return done[1].strip()


def refused(done: tuple[int, str, str]) -> str:
    """Return the one sentence of a refusal."""
    status, out, err = done
    assert status == 1 and not out
    assert err.endswith(".\n") and err.count("\n") == 1 and "Traceback" not in err
    return err


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribble(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))


SPOILED = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Dear colleague"),
    "zip": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(5_000)),
    "other": lambda path: (path.unlink(), other_database(path)),
    "newer": newer,
    "truncated": cut,
    "damaged": scribble,
    "short": lambda path: path.write_bytes(b"SQLite format 3\0"),
}


@pytest.mark.parametrize("fault", SPOILED)
@pytest.mark.parametrize("command", [("list",), ("new", "Another"), ("sample",), ("verify",)])
def test_a_bad_library_is_told_and_left_as_it_is(
    shell: Shell,
    nap,
    fault: str,
    command: tuple[str, ...],  # type: ignore[no-untyped-def]
) -> None:
    good(nap("new", "Plan"))
    SPOILED[fault](shell.library)  # type: ignore[no-untyped-call]
    before = files(shell.folder)

    told = refused(nap(*command))

    assert str(shell.library) in told
    assert files(shell.folder) == before


def test_a_folder_or_nothing_in_the_place_of_the_library_is_told(shell: Shell, nap) -> None:  # type: ignore[no-untyped-def]
    assert "no library" in refused(nap("list"))
    assert not files(shell.folder)
    shell.library.mkdir()
    assert "it is a folder" in refused(nap("new", "Plan"))
    shell.library = shell.folder / "nowhere" / "plans.nap"
    assert "does not exist" in refused(nap("new", "Plan"))
    assert not (shell.folder / "nowhere").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told(shell: Shell, nap) -> None:  # type: ignore[no-untyped-def]
    shell.folder.chmod(0o500)
    try:
        assert "Nothing can be written" in refused(nap("new", "Plan"))
    finally:
        shell.folder.chmod(0o700)


REFUSED = [
    ("set", "Plan", "1", "start", "soon"),
    ("set", "Plan", "1", "start", "2027-02-30"),
    ("set", "Plan", "1", "priority", "urgent"),
    ("set", "Plan", "1", "categories", "N,X"),
    ("set", "Plan", "1", "amount", "lots"),
    ("set", "Plan", "1", "amount", "1e999999999"),
    ("set", "Plan", "1", "amount", "1e-999999999"),
    ("set", "Plan", "title", ""),
    ("set", "Plan", "title", " "),
    ("set", "Plan", "levels", '{"name": "Part"}'),
    ("set", "Plan", "levels", '[{"name": "Part"}]'),
    ("set", "Plan", "columns", '[{"field": "text", "width": NaN}]'),
    ("set", "Plan", "columns", "[" * 20_000),
    ("bring-back", "Plan"),
    ("set", "Plan", "1", "assistance", "perhaps"),
    ("set", "Plan", "1", "colour", "red"),
    ("set", "Plan", "1", "code", "M-0099"),
    ("set", "Plan", "next_code", "1"),
    ("set", "Plan", "levels", "{"),
    ("set", "Plan", "9", "text", "x"),
    ("set", "Plan", "1", "start@fr", "2027"),
    ("set", "Plan", "1", "text@", "x"),
    ("set", "Nobody", "title", "x"),
    ("set", "abc", "title", "x"),
    ("add", "Plan", "chapter"),
    ("add", "Plan", "step"),
    ("add", "Plan", "plan"),
    ("add", "Plan", "measure", "start=soon"),
    ("add", "Plan", "measure", "--after", "plan"),
    ("add", "Plan", "body", "--under", "1"),
    ("move", "Plan", "1", "--under", "1"),
    ("move", "Plan", "plan", "--under", "1"),
    ("move", "Plan", "1", "--after", "plan"),
    ("delete", "Plan", "9"),
    ("delete", "Plan", "plan"),
    ("delete", "Plan", "1", "9"),
    ("export", "Plan", "--to", "plan.odt"),
    ("export", "Plan", "--to", "/nowhere/plan.docx"),
    ("export", "Nobody", "--to", "plan.docx"),
    ("restore", "never.nap"),
    ("restore", "latest"),
    ("versions", "Nobody", "--save", "x"),
    ("undo", "Nobody"),
    ("check", "Nobody"),
    ("coverage", "Nobody"),
    ("timeline", "Nobody"),
    ("timeline", "Plan", "--to", "annex.pdf"),
    ("timeline", "Plan", "--to", "/nowhere/annex.docx"),
    ("new", "x", "--template", "mine"),
    ("new", "x", "--from", "soon"),
    ("new", " \x07 "),
    ("new", "--from-json", "/nowhere/plan.json"),
    ("new", "--from-json", "/"),
]


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    nap,
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,  # type: ignore[no-untyped-def]
) -> None:
    monkeypatch.chdir(tmp_path)
    good(nap("new", "Plan"))
    good(nap("add", "Plan", "measure", "--text", "M"))
    before = good(nap("show", "Plan", "--json")), good(nap("list", "--json"))

    refused(nap(*words))

    assert before == (good(nap("show", "Plan", "--json")), good(nap("list", "--json")))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plans.nap"]


JSON = {
    "no json": b"Dear colleague",
    "title 5": b'{"format": "nap-plan/1", "plan": {"title": 5}}',
    "list": b'{"format": ["nap-plan/1"], "plan": {"title": "x"}}',
    "infinite": b'{"format":"nap-plan/1","plan":{"title":"x"},"settings":{"columns":[{"a":Infinity}]}}',
    "half": b'{"format": "nap-plan/1", "items": [',
    "latin": '{"format": "nap-plan/1", "plan": {"title": "é"}}'.encode("latin-1"),
    "utf-16": "{}".encode("utf-16"),
    "number": b"5",
    "other": b'{"format": "nap-plan/9"}',
    "kind": b'{"format": "nap-plan/1", "items": [{"kind": "chapter"}]}',
    "field": b'{"format": "nap-plan/1", "plan": {"colour": "red"}}',
    "value": b'{"format": "nap-plan/1", "plan": {"period_start": 1e999}}',
    "nan": b'{"format": "nap-plan/1", "plan": {"next_code": NaN}}',
    "deep": b"[" * 200_000,
    "deep plan": b'{"format":"nap-plan/1","items":[{"kind":"section"' * 500,
    "huge number": b'{"format": "nap-plan/1", "plan": {"title": ' + b"9" * 5_000 + b"}}",
    "empty": b"",
    "body": b'{"format":"nap-plan/1","items":[{"kind":"measure","fields":{"lead":["x"]}}]}',
    "twice": b'{"format":"nap-plan/1","id":"a","items":[{"kind":"section","id":"a"}]}',
}


@pytest.mark.parametrize("name", JSON)
def test_json_that_is_no_plan_makes_none(shell: Shell, nap, name: str) -> None:  # type: ignore[no-untyped-def]
    good(nap("new", "Plan"))
    file = shell.folder / "plan.json"
    file.write_bytes(JSON[name])

    told = refused(nap("new", "--from-json", file))

    assert str(file) in told and "nothing was changed, so" in told
    assert not any(sign in told for sign in ("['", "{'", "None", "True"))
    assert len(json.loads(good(nap("list", "--json")))) == 1


def test_a_backup_that_is_damaged_is_not_restored(shell: Shell, nap) -> None:  # type: ignore[no-untyped-def]
    good(nap("new", "Plan"))
    kept = Path(good(nap("backup")))
    good(nap("new", "Second"))
    scribble(kept)

    assert "restore latest" in refused(nap("restore", kept))
    assert "None of the backups" in refused(nap("restore", "latest"))
    status, out, err = nap("verify")

    assert status == 1 and "damaged" in out and err.count("\n") == 1
    assert len(json.loads(good(nap("list", "--json")))) == 2
    refused(nap("restore", shell.library))


def test_two_plans_of_one_title_and_two_items_of_one_number_are_not_guessed(nap) -> None:  # type: ignore[no-untyped-def]
    first = good(nap("new", "Plan"))
    for number in ("1", "2"):
        good(nap("add", first, "measure", "--text", "M"))
        good(nap("add", first, "step", "--under", number, "--text", "S"))
    assert "More than one item" in refused(nap("set", first, "a)", "text", "x"))
    good(nap("new", "Plan"))
    assert "More than one plan" in refused(nap("show", "Plan"))


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("new",),
        ("new", "x", "--from-json", "y"),
        ("set", "Plan", "x"),
        ("set", "Plan", "1", "a", "b", "c"),
        ("move", "Plan", "1"),
        ("move", "Plan", "1", "--under", "2", "--before", "3"),
        ("move", "Plan", "1", "--before", "3", "--row", "1"),
        ("add", "Plan", "measure", "text"),
        ("add", "Plan", "measure", "--under", "1", "--after", "2"),
        ("export", "Plan"),
        ("list", "--colour"),
        ("list", "--library", ""),
        ("--library", " ", "list"),
    ],
    ids=" ".join,
)
def test_a_wrong_use_is_told_with_status_2(nap, words: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    good(nap("new", "Plan"))

    assert nap(*words)[0] == 2


def test_what_nobody_foresaw_is_one_sentence_and_logged(
    nap,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,  # type: ignore[no-untyped-def]
) -> None:
    from nap_desktop.base import paths

    good(nap("new", "Plan"))
    log = tmp_path / "log" / "nap.log"
    places = paths.places
    monkeypatch.setattr(
        paths,
        "places",
        lambda library=None: paths.Places(places(library).library, tmp_path / "settings.json", log),
    )
    monkeypatch.setattr("nap_desktop.services.outline_text.outline_text", lambda plan: 1 / 0)

    assert "ZeroDivisionError" in refused(nap("show", "Plan"))
    assert "ZeroDivisionError" in log.read_text()


def test_help_is_there_for_every_command() -> None:
    for command in [
        "--help",
        *(f"{info.name or info.callback.__name__} --help" for info in cli.app.registered_commands),
    ]:  # type: ignore[union-attr]
        assert CliRunner().invoke(cli.app, command.split()).exit_code == 0


def test_the_sentences_know_the_words_for_people() -> None:
    assert sentence(ValueError("x")).startswith("Something")


def test_the_place_in_a_file_and_the_way_out_are_told(shell: Shell, nap) -> None:  # type: ignore[no-untyped-def]
    file = shell.folder / "plan.json"
    measure = {"kind": "measure", "code": "M-0003", "fields": {"start": "soon"}}
    file.write_text(json.dumps({"format": "nap-plan/1", "items": [measure]}))
    told = refused(nap("new", "--from-json", file))
    assert all(word in told for word in (str(file), "items[0] (M-0003)", "start", "soon"))

    file.write_text('{"format": "nap-plan/1",\n "plan": }')
    assert "line 2" in refused(nap("new", "--from-json", file))


def test_a_plan_cannot_be_deleted_as_one_of_its_items(nap) -> None:  # type: ignore[no-untyped-def]
    good(nap("new", "Plan"))
    assert "the plan alone" in refused(nap("delete", "Plan", "plan"))


def test_verify_goes_on_to_all_backups(shell: Shell, nap) -> None:  # type: ignore[no-untyped-def]
    good(nap("new", "Plan"))
    kept = [Path(good(nap("backup"))) for _ in range(3)]
    whole = kept[1].read_bytes()
    for place in range(1000, 4000, 100):
        spoiled = whole[:place] + b"\xff" * 100 + whole[place + 100 :]
        kept[1].write_bytes(spoiled)
        status, out, err = nap("verify")
        assert len(out.splitlines()) == 4 and "foresaw" not in err
        assert out.count("damaged") == status == err.count("\n")
