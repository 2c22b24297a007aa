"""Whole stories through the real command on a real library."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from nap_desktop.plan.open_format import from_open


class Nap:
    """The command, run in a process of its own on one library."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = folder / "plans.nap"

    def run(self, *words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "nap_desktop.cli", *map(str, words)]
        done = subprocess.run(command, input=stdin, capture_output=True, check=False)
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        return subprocess.CompletedProcess(command, done.returncode, out, err)

    def __call__(self, *words: object, stdin: bytes = b"") -> str:
        """Run a command that must do, and return what it prints."""
        done = self.run(*words, "--library", self.library, stdin=stdin)
        assert done.returncode == 0, done.stderr
        assert not done.stderr
        return done.stdout.rstrip("\n")

    def json(self, *words: object) -> Any:
        return json.loads(self(*words, "--json"))


@pytest.fixture
def nap(tmp_path: Path) -> Nap:
    return Nap(tmp_path)


def texts(items: list[Any]) -> list[Any]:
    """Return the naming texts of open items, those below in a list of their own."""
    found: list[Any] = []
    for item in items:
        fields = item["fields"]
        words = fields.get("heading") or fields["text"][0]["spans"][0]["text"]
        found.append([words, *texts(item["items"])] if item["items"] else words)
    return found


def test_a_plan_from_first_word_to_word_file_and_back(nap: Nap, tmp_path: Path) -> None:
    plan = nap("new", "National plan", "--state", "Exampleland", "--from", "2027", "--to", "2031")
    section = nap("add", plan, "section", "--text", "Borders")
    first = nap("add", plan, "measure", "--under", "1", "--text", "Train officers")
    second = nap(
        "add", plan, "measure", "--under", section, "--text", "Buy scanners", "start=Q2 2027"
    )
    nap("add", plan[:8], "step", "--under", "M-0001", "--text", "Write a course")
    nap("set", "National plan", "1.1", "lead", "Ministry of the Interior; Customs")
    nap("set", plan, second[:8], "lead", "customs")
    nap("set", plan, "M-0002", "provisions", "3(d), OP 2")
    nap("set", plan, "plan", "point_of_contact", "Ms Example")
    nap("set", plan, "summary", "-", stdin="Long\nsummary ü".encode())
    nap("move", plan, "M-0002", "--before", "M-0001")

    shown = nap.json("show", plan)
    assert texts(shown["items"]) == [
        ["Borders", "Buy scanners", ["Train officers", "Write a course"]]
    ]
    buy, train = shown["items"][0]["items"]
    assert [body["name"] for body in shown["bodies"]] == ["Ministry of the Interior", "Customs"]
    assert train["fields"]["lead"] == [body["id"] for body in shown["bodies"]]
    assert buy["fields"]["lead"] == [shown["bodies"][1]["id"]]
    assert buy["fields"]["provisions"] == ["OP3d", "OP2"] and buy["fields"]["start"] == "2027-Q2"
    assert (buy["number"], buy["code"], buy["id"]) == ("1.1", "M-0002", second)
    assert train["id"] == first and shown["plan"]["period_end"] == "2031"
    assert len(shown["plan"]["summary"]) == 2

    assert "Undone: Move" in nap("undo", plan)
    assert texts(nap.json("show", plan)["items"])[0][2] == "Buy scanners"
    assert "Done again: Move" in nap("redo", plan)
    assert nap.json("show", plan) == shown

    copy = tmp_path / "plan.json"
    copy.write_text(nap("show", plan, "--json"), encoding="utf-8")
    other = Nap(tmp_path / "other")
    other.folder.mkdir()
    assert other("new", "--from-json", copy) == plan
    assert other.json("show", plan) == shown
    assert from_open(other.json("show", plan)) == from_open(shown)

    word = tmp_path / "plan.docx"
    assert nap("export", plan, "--to", word) == str(word)
    assert zipfile.ZipFile(word).testzip() is None


def test_what_was_there_when_a_backup_was_made_comes_back(nap: Nap) -> None:
    plan = nap("new", "First")
    kept = nap("backup")
    nap("new", "Second")
    assert len(nap.json("list")) == 2
    assert "whole" in nap("verify")

    nap("restore", kept)
    assert [card["title"] for card in nap.json("list")] == ["First"]

    nap.library.write_bytes(b"SQLite format 3\0" + b"rubbish" * 900)
    nap("restore", "latest")
    assert {card["title"] for card in nap.json("list")} == {"First", "Second"}
    nap("restore", Path(kept).name)
    assert [card["id"] for card in nap.json("list")] == [plan]


def test_options_are_understood_before_and_after_the_command(nap: Nap) -> None:
    plan = nap("new", "Plan")
    for words in (
        ("list", "--json", "--library", nap.library),
        ("--library", nap.library, "list", "--json"),
        ("--library", nap.library, "--json", "list"),
        ("--json", "list", "--library", nap.library),
    ):
        done = nap.run(*words)
        [card] = json.loads(done.stdout)
        assert list(card) == ["id", "title", "state", "phase", "measures", "edited"]
        assert card["id"] == plan


def test_the_coverage_of_a_plan_is_printed_without_a_score(nap: Nap) -> None:
    plan = nap.json("sample")["id"]
    cells = nap.json("coverage", plan)
    told = nap("coverage", plan)

    develop = [one for one in cells if one["place"] == "II.NW.05.DEV"]
    assert [one["measures"] for one in develop] == [["4.2.2"]] and develop[0]["answer"] == ""
    assert "OP 3 (d)" in told and "not discussed" in told and "%" not in told


def test_the_timeline_of_a_plan_is_printed_and_written(nap: Nap, tmp_path: Path) -> None:
    plan = nap.json("sample")["id"]
    measures = nap.json("timeline", plan)
    told = nap("timeline", plan)

    [first] = [one for one in measures if one["number"] == "3.1.1"]
    assert (first["start"], first["end"]) == ("2026-02", "2026-06-30")
    [line] = [one for one in told.splitlines() if one.startswith("3.1.1")]
    assert line.endswith("XX" + "." * 18)
    written = nap.json("timeline", plan, "--to", tmp_path / "annex.docx")
    assert Path(written["path"]).read_bytes().startswith(b"PK")


def test_the_sample_is_added_once_checked_and_versioned(nap: Nap) -> None:
    plan = nap("sample")
    assert nap("sample") == plan
    [card] = nap.json("list")
    assert card["measures"] >= 40 and card["phase"]

    saved = nap.json("versions", plan)
    assert len(saved) == 2 and set(saved[0]) == {"id", "name", "at", "author", "reason"}
    after = nap.json("versions", plan, "--save", "Today", "--reason", "Test")
    assert [after[0]["name"], after[0]["reason"]] == ["Today", "Test"] and len(after) == 3
    for hint in nap.json("check", plan):
        assert hint["words"] and hint["field"] and "{" not in hint["words"]
    assert nap("show", plan) and nap("check", plan) and nap("list") and nap("versions", plan)


def test_deleting_items_is_undone_and_a_plan_goes_to_the_bin(nap: Nap) -> None:
    plan = nap("new", "Plan", "--template", "decree-table")
    before = nap.json("show", plan)
    assert nap.json("delete", plan, "I", before["items"][1]["id"])["changes"] > 2
    nap("undo", plan)
    assert nap.json("show", plan) == before

    assert f"bring-back {plan[:8]}" in nap("delete", plan)
    assert nap.json("list") == []
    assert nap.run("show", plan, "--library", nap.library).returncode == 1
    [binned] = nap.json("bin")
    assert (binned["id"], binned["title"]) == (plan, "Plan") and binned["deleted_at"]
    assert "Plan" in nap("bin")
    assert nap("bring-back", "Plan") == plan
    assert nap.json("show", plan) == before and nap.json("bin") == []
    assert nap.run("bring-back", plan, "--library", nap.library).returncode == 1


def test_a_backup_is_made_before_a_plan_is_taken_in(nap: Nap, tmp_path: Path) -> None:
    plan = nap("new", "Plan")
    copy = tmp_path / "plan.json"
    copy.write_text(nap("show", plan, "--json"), encoding="utf-8")
    folder = tmp_path / "plans backups"
    assert not folder.exists()

    assert nap("new", "--from-json", copy) != plan

    [kept] = folder.iterdir()
    nap("restore", kept)
    assert [card["id"] for card in nap.json("list")] == [plan]


def test_the_newest_backup_that_is_whole_is_restored(nap: Nap) -> None:
    plan = nap("new", "First")
    older = Path(nap("backup"))
    nap("new", "Second")
    newer = Path(nap("backup"))
    newer.write_bytes(newer.read_bytes()[:9_000])

    told = nap("restore", "latest")

    assert older.name in told and f"{newer.name} is damaged" in told
    assert [card["id"] for card in nap.json("list")] == [plan]


def test_a_library_that_was_copied_by_hand_is_restored(nap: Nap, tmp_path: Path) -> None:
    nap("new", "First")
    copy = tmp_path / "copy of mine.nap"
    copy.write_bytes(nap.library.read_bytes())
    nap("new", "Second")

    nap("restore", copy)

    assert [card["title"] for card in nap.json("list")] == ["First"]


def test_a_long_title_is_cut_in_print_and_whole_in_json(nap: Nap) -> None:
    nap("new", "--from-json", "-", stdin=json.dumps(LONG).encode())
    nap("new", "Short")

    assert all(len(line) < 250 for line in nap("list").splitlines()) and "…" in nap("list")
    assert {len(card["title"]) for card in nap.json("list")} == {5, 1_000_000}


LONG = {"format": "nap-plan/1", "plan": {"title": "x" * 1_000_000}}


def test_text_for_people_has_no_signs_that_turn_it_round(nap: Nap) -> None:
    title = "\u202eevil \u2067" + "ä" * 500
    plan = nap("new", title)
    assert nap.json("list")[0]["title"] == title

    for words in (("list",), ("show", plan)):
        assert "\u202e" not in nap(*words) and "ä" in nap(*words)


def test_a_megabyte_and_control_characters_are_taken_in_clean(nap: Nap) -> None:
    plan = nap("new", "Plan")
    nap("add", plan, "measure", "--text", "a\x07b\x1b[31mc")
    nap("set", plan, "1", "result", "-", stdin=b"word " * 200_000)
    [measure] = nap.json("show", plan)["items"]

    assert measure["fields"]["text"] == [{"spans": [{"text": "ab[31mc"}]}]
    assert len(measure["fields"]["result"][0]["spans"][0]["text"]) > 999_990


def test_moving_under_beside_and_to_a_row(nap: Nap) -> None:
    plan = nap("new", "Plan")
    for name in ("A", "B", "C"):
        nap("add", plan, "section", "--text", name)
    nap("move", plan, "3", "--under", "plan", "--row", "0")
    assert texts(nap.json("show", plan)["items"]) == ["C", "A", "B"]
    nap("move", plan, "1", "--after", "3")
    assert texts(nap.json("show", plan)["items"]) == ["A", "B", "C"]
    nap("move", plan, "3", "--under", "1")
    assert texts(nap.json("show", plan)["items"]) == [["A", "C"], "B"]
    assert nap("move", plan, "1.1", "--under", "1") == "Nothing to change."
    added = nap("add", plan, "section", "--after", "1", "heading=Between")
    assert nap.json("show", plan)["items"][1]["id"] == added


def test_a_plan_without_a_title_is_read_back_and_listed_as_untitled(
    nap: Nap, tmp_path: Path
) -> None:
    source = tmp_path / "plan.json"
    source.write_text('{"format": "nap-plan/1", "plan": {"state": "Exampleland"}}')

    nap("new", "--from-json", source)

    assert [card["title"] for card in nap.json("list")] == [""]
    assert "Untitled" in nap("list")


def test_a_plan_is_found_by_a_part_of_its_title_that_no_other_has(nap: Nap) -> None:
    one = nap("new", "National plan of Exampleland").split()[0]
    nap("new", "National plan of Elsewhere")

    assert nap.json("show", "exampleland")["id"] == one
    done = nap.run("show", "National plan", "--library", nap.library)
    assert done.returncode == 1 and "More than one plan" in done.stderr


def test_a_pdf_needs_libreoffice_and_says_so(nap: Nap, tmp_path: Path) -> None:
    plan = nap("sample").split()[0]
    target = tmp_path / "plan.pdf"

    done = nap.run("export", plan, "--to", target, "--library", nap.library)

    if done.returncode:
        assert "LibreOffice" in done.stderr and not target.exists()
    else:
        assert target.read_bytes().startswith(b"%PDF-")
