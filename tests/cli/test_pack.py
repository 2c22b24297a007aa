"""The pack from the command line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.cli.test_stories import Nap


def test_a_pack_is_written_and_kept_as_a_version(tmp_path: Path) -> None:
    nap = Nap(tmp_path)
    plan = nap("sample")
    told = nap.json("pack", plan, "--to", tmp_path, "--sent-to", "Cabinet Office")
    folder = Path(told["folder"])

    assert folder.parent == tmp_path and len(list(folder.glob("*.docx"))) == 20
    assert json.loads((folder / "receipt.json").read_text("utf-8"))["files"] == told["files"]
    assert told["left_out"] == []
    [newest, *_] = nap.json("versions", plan)
    assert newest["id"] == told["version"]["id"]
    assert newest["name"].startswith("Sent to Cabinet Office on")


def test_some_documents_in_french_against_a_version(tmp_path: Path) -> None:
    nap = Nap(tmp_path)
    plan = nap("sample")
    nap("pack", plan, "--to", tmp_path, "--lang", "fr", "--name", "Dossier",
        "--only", "act,comparison", "--previous", "draft sent for concurrence")  # fmt: skip

    assert sorted(path.name for path in (tmp_path / "Dossier").glob("*.docx")) == [
        "01 Projet d’acte.docx",
        "02 Comparaison avec le plan précédent.docx",
    ]


def test_the_language_of_the_wordings_and_the_name_of_the_draft(tmp_path: Path) -> None:
    nap = Nap(tmp_path)
    plan = nap("sample")
    nap("set", plan, "language", "ar")
    said = nap("pack", plan, "--to", tmp_path, "--name", "A", "--only", "letter")
    told = nap.json("pack", plan, "--to", tmp_path, "--name", "B", "--only", "plan",
                    "--label", "Second draft")  # fmt: skip

    assert "no wordings in Arabic: letters, act and tables are in English" in said
    assert (told["language"], told["plan_language"]) == ("en", "ar")
    with zipfile.ZipFile(next((tmp_path / "B").glob("*.docx"))) as file:
        assert any(b"Second draft" in file.read(name) for name in file.namelist())


def test_what_cannot_be_done_is_one_sentence(tmp_path: Path) -> None:
    nap = Nap(tmp_path)
    plan = nap("sample")
    for words in (
        ("--to", tmp_path / "nowhere"),
        ("--to", tmp_path, "--lang", "xx"),
        ("--to", tmp_path, "--only", "speech"),
        ("--to", tmp_path, "--previous", "no such plan"),
        ("--to", tmp_path, "--review", "never held"),
    ):
        done = nap.run("pack", plan, *words, "--library", nap.library)
        assert done.returncode == 1 and not done.stdout
        assert done.stderr.count("\n") == 1 and "foresaw" not in done.stderr
    assert len(nap.json("versions", plan)) == 2
    assert not [path for path in tmp_path.iterdir() if path.is_dir() and "backup" not in path.name]
