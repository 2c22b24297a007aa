"""`nap export`: profiles, languages, labels, and what it says when it cannot."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_stories import Nap


@pytest.fixture
def nap(tmp_path: Path) -> Nap:
    made = Nap(tmp_path)
    made("sample")
    return made


def header(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return file.read("word/header2.xml").decode()


def test_a_profile_a_label_and_a_watermark_are_taken(nap: Nap, tmp_path: Path) -> None:
    target = tmp_path / "decree.docx"
    plan = nap.json("list")[0]["id"]

    said = nap.json(
        *("export", plan, "--to", target, "--profile", "decree"),
        *("--label", "Third draft", "--watermark", "COPY"),
    )

    assert said["profile"] == "decree" and said["measures"] == 45
    assert "Third draft" in header(target) and "COPY" in header(target)


def test_a_body_is_found_by_its_short_form(nap: Nap, tmp_path: Path) -> None:
    target = tmp_path / "body.docx"
    plan = nap.json("list")[0]["id"]

    nap("export", plan, "--to", target, "--profile", "body", "--of", "MoJ")

    with zipfile.ZipFile(target) as file:
        assert "Ministry of Justice" in file.read("word/document.xml").decode()


def test_a_profile_of_ones_own_lies_beside_the_library(nap: Nap, tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    own = {"parts": ["title", "bodies"], "marking": "Ours"}
    (tmp_path / "profiles" / "ours.json").write_text(json.dumps(own))
    plan = nap.json("list")[0]["id"]

    nap("export", plan, "--to", tmp_path / "x.docx", "--profile", "ours")

    assert "Ours" in header(tmp_path / "x.docx")


@pytest.mark.parametrize(
    "words",
    [
        ["--profile", "secret"],
        ["--profile", "body"],
        ["--profile", "section", "--of", "MoJ"],
        ["--letterhead", "none.docx"],
        ["--lang", "no such language"],
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_no_file(
    nap: Nap, tmp_path: Path, words: list[str]
) -> None:
    target = tmp_path / "x.docx"
    plan = nap.json("list")[0]["id"]

    done = nap.run("export", plan, "--to", target, *words, "--library", nap.library)

    assert done.returncode == 1 and not done.stdout
    assert len(done.stderr.strip().splitlines()) == 1 and "went wrong" not in done.stderr
    assert not target.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--profile", "body"),
        ("--of", "1"),
        ("--label", "Second draft"),
        ("--watermark", "DRAFT"),
        ("--letterhead", "head.docx"),
    ],
)
def test_a_sheet_refuses_what_it_would_pass_over(nap: Nap, words: tuple[str, str]) -> None:
    target = nap.folder / "measures.csv"

    done = nap.run("export", "Exampleland", "--to", target, *words, "--library", nap.library)

    assert done.returncode == 1 and words[0] in done.stderr and not target.exists()


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_a_language_without_words_is_refused(nap: Nap, name: str) -> None:
    target = nap.folder / name

    done = nap.run(
        "export", "Exampleland", "--to", target, "--lang", "de", "--library", nap.library
    )

    assert done.returncode == 1 and "de" in done.stderr and not target.exists()
