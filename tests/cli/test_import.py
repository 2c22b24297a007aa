"""Earlier plans from the command line: tried without a trace, or kept after a backup."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from nap_desktop.base.errors import NapError
from nap_desktop.base.paths import backups_of
from nap_desktop.cli import app
from tests.cli.running import nap
from tests.documents.incoming.sheets_at_hand import rows


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    path = tmp_path / "plan of 2016.xlsx"
    path.write_bytes(
        rows(
            ("National action plan 2016-2020",),
            ("No.", "Measure", "Responsible body", "Time frame"),
            ("1.1", "Train all customs officers", "Customs Administration", "2017"),
            ("1.2", "Adopt a control list", "Ministry of Trade; Ministry of Justice", "2018"),
        )
    )
    return path


def measures(items: list[dict]) -> list[str]:
    found = []
    for item in items:
        if item["kind"] == "measure":
            found.append(item["fields"]["text"][0]["spans"][0]["text"])
        found += measures(item.get("items", []))
    return found


def test_a_trial_tells_all_and_keeps_nothing(earlier: Path, tmp_path: Path) -> None:
    told = json.loads(nap(tmp_path, "import", earlier, "--dry-run", "--json"))

    assert told["draft"]["format"] == "nap-plan/1"
    account = told["account"]
    assert account["imported"] + account["listed"] == account["characters"] > 0
    assert isinstance(told["findings"], list)
    assert not (tmp_path / "plans.nap").exists()


def test_a_trial_without_json_is_an_outline(earlier: Path, tmp_path: Path) -> None:
    told = nap(tmp_path, "import", earlier, "--dry-run")

    assert "Train all customs officers" in told and "characters:" in told


def test_a_plan_is_kept_after_a_backup(earlier: Path, tmp_path: Path) -> None:
    nap(tmp_path, "new", "Another plan")
    before = set(backups_of(tmp_path / "plans.nap").glob("*.nap"))

    id = nap(tmp_path, "import", earlier, "--as", "plan")

    assert "Train all customs officers" in nap(tmp_path, "show", id)
    assert len(set(backups_of(tmp_path / "plans.nap").glob("*.nap")) - before) == 1
    assert len(json.loads(nap(tmp_path, "list", "--json"))) == 2


def test_the_same_file_can_come_in_twice(earlier: Path, tmp_path: Path) -> None:
    assert nap(tmp_path, "import", earlier) != nap(tmp_path, "import", earlier)


def test_choices_correct_the_reading(earlier: Path, tmp_path: Path) -> None:
    choices = tmp_path / "choices.json"
    choices.write_text('{"plan": {"title": "Plan as corrected"}}', "utf-8")

    told = json.loads(nap(tmp_path, "import", earlier, "--choices", choices, "--dry-run", "--json"))

    assert told["draft"]["plan"]["title"] == "Plan as corrected"


@pytest.mark.parametrize(
    ("content", "code"),
    [("[1]", "bad_choices"), ("{", "not_json_at"), ('{"roles": 1}', "bad_choices")],
)
def test_a_file_without_choices_is_refused(
    earlier: Path, tmp_path: Path, content: str, code: str
) -> None:
    choices = tmp_path / "choices.json"
    choices.write_text(content, "utf-8")

    with pytest.raises(NapError, match=code):
        nap(tmp_path, "import", earlier, "--choices", choices)
    assert not (tmp_path / "plans.nap").exists()


def test_a_damaged_file_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 no more")

    with pytest.raises(NapError, match="file_damaged"):
        nap(tmp_path, "import", tmp_path / "a.docx")
    assert not (tmp_path / "plans.nap").exists()


def test_an_earlier_plan_becomes_a_template(earlier: Path, tmp_path: Path) -> None:
    id = nap(tmp_path, "import", earlier, "--as", "template")

    assert (tmp_path / "templates" / f"{id}.naptemplate").is_file()


def test_an_earlier_plan_and_the_one_that_follows_it_are_kept(
    earlier: Path, tmp_path: Path
) -> None:
    words = ("--as", "successor", "--from", "2027", "--to", "2030", "--json")
    kept = json.loads(nap(tmp_path, "import", earlier, *words))

    shown = json.loads(nap(tmp_path, "show", kept["id"], "--json"))
    assert shown["settings"]["previous"] == kept["previous"]
    assert shown["plan"]["period_start"] == "2027"
    assert len(json.loads(nap(tmp_path, "list", "--json"))) == 2


def test_rows_join_a_plan_but_for_those_that_it_has(earlier: Path, tmp_path: Path) -> None:
    id = nap(tmp_path, "new", "Plan", "--from", "2027", "--to", "2030")
    nap(tmp_path, "add", id, "measure", "--text", "Adopt a control list")
    kept = json.loads(nap(tmp_path, "import", earlier, "--as", "rows", "--into", id, "--json"))

    shown = json.loads(nap(tmp_path, "show", id, "--json"))
    assert sorted(measures(shown["items"])) == [
        "Adopt a control list",
        "Train all customs officers",
    ]
    assert len(kept["left_out"]) == 1


@pytest.mark.parametrize("words", [("--as", "rows"), ("--into", "x"), ("--from", "2027")])
def test_options_that_do_not_belong_together_are_a_misuse(
    earlier: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = CliRunner().invoke(
        app, ["import", str(earlier), *words, "--library", str(tmp_path / "plans.nap")]
    )

    assert done.exit_code == 2


def test_a_form_fills_the_coverage_of_a_plan_and_tells_what_it_did(tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    form.write_bytes(
        rows(
            ("OP 2 Nuclear weapons", "", ""),
            ("Question", "Legal framework", "Enforcement"),
            ("Manufacture / produce", "X Penal Code", "?"),
            ("Keep as pets", "X", ""),
        )
    )
    plan = nap(tmp_path, "new", "A plan").strip()

    tried = json.loads(
        nap(tmp_path, "import", form, "--as", "coverage", "--into", plan, "--dry-run", "--json")
    )
    assert tried["counts"] == {"new": 2, "same": 0, "differs": 0}
    assert tried["account"]["used"] + tried["account"]["listed"] == tried["account"]["characters"]

    assert "2 cells new" in nap(tmp_path, "import", form, "--as", "coverage", "--into", plan)
    told = json.loads(nap(tmp_path, "coverage", plan, "--json"))
    said = {(one["place"], one["column"]): one["answer"] for one in told}
    assert said["II.NW.01.MAN", "framework"] == "X" and said["II.NW.01.MAN", "enforcement"] == "?"
    assert "0 cells new, 2 there already" in nap(
        tmp_path, "import", form, "--as", "coverage", "--into", plan
    )
