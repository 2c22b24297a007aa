"""Other programs take the files: a validator, and LibreOffice there and back."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from nap_desktop.documents.profile import shipped_profile
from nap_desktop.documents.word.clean import leaks
from nap_desktop.documents.word.lint import lint
from nap_desktop.documents.word.read_ids import read_ids
from tests.documents.papers import (
    NAMES,
    changed,
    export,
    sample,
    write_all,
    write_others,
    write_packs,
)
from tests.plan.plans import grow

SOFFICE = shutil.which("soffice")


def audited(path: Path) -> list[str]:
    from openxml_audit import OpenXmlValidator

    return [str(error) for error in OpenXmlValidator().validate(path).errors]


@pytest.mark.parametrize("name", NAMES)
def test_the_validator_finds_nothing_in_any_profile(name: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    marked = replace(shipped_profile(name), watermark="DRAFT")
    path.write_bytes(export(marked, changed(sample(), phase="draft", marking="M"), "Second"))

    assert audited(path) == []


@pytest.mark.parametrize("lang", ["ru", "ar", "zh"])
def test_the_validator_finds_nothing_in_other_languages(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(export("full", changed(grow("s A\n  o B\n    m C\n      - D"), language=lang)))

    assert audited(path) == []


def faults(paths: list[Path]) -> dict[str, list[str]]:
    """Return what our own lint, the list of what may leave and the validator say against files."""
    said = {
        path.name: [
            *map(str, lint(path.read_bytes())),
            *map(str, leaks(path.read_bytes())),
            *audited(path),
        ]
        for path in paths
    }
    return {name: found for name, found in said.items() if found}


@pytest.mark.parametrize("lang", ["en", "fr", "ru", "es"])
def test_every_document_of_the_pack_is_clean_and_valid(lang: str, tmp_path: Path) -> None:
    paths = write_packs(tmp_path, (lang,))

    assert len(paths) >= 20 and faults(paths) == {}


def test_other_scripts_and_letterheads_are_clean_and_valid(tmp_path: Path) -> None:
    assert faults(write_others(tmp_path)) == {}


def test_a_pack_is_written_twice_with_the_same_bytes(tmp_path: Path) -> None:
    first, second = write_packs(tmp_path / "1"), write_packs(tmp_path / "2")

    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_validator_can_find_something(tmp_path: Path) -> None:
    from tests.documents.papers import part
    from tests.documents.test_lint import DOCUMENT, spoilt

    good = export("summary")
    path = tmp_path / "plan.docx"
    path.write_bytes(
        spoilt(good, DOCUMENT, part(good).replace("<w:tblGrid>", "<w:oops/><w:tblGrid>", 1))
    )

    assert audited(path)


def converted(folder: Path, paths: list[Path], to: str) -> dict[str, Path]:
    out = folder / to
    command = [
        str(SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless",
        "--convert-to", to, "--outdir", str(out), *map(str, paths),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {path.stem: path for path in out.iterdir()}


@pytest.mark.slow
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_makes_pdf_of_every_profile_and_hands_all_ids_back(tmp_path: Path) -> None:
    paths = write_all(tmp_path / "all")

    pdf = converted(tmp_path, paths, "pdf")
    again = converted(tmp_path, paths, "docx")

    assert set(pdf) == set(again) == set(NAMES)
    assert all(path.read_bytes().startswith(b"%PDF") for path in pdf.values())
    assert_all_ids_are_there(paths, again)


@pytest.mark.slow
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_hands_back_all_ids_of_the_pack(tmp_path: Path) -> None:
    paths = [*write_packs(tmp_path / "pack"), *write_others(tmp_path / "others")]
    with_ids = [path for path in paths if read_ids(path.read_bytes())]
    again = converted(tmp_path, with_ids, "docx")

    assert len(with_ids) >= 15
    assert_all_ids_are_there(with_ids, again)


def assert_all_ids_are_there(paths: list[Path], again: dict[str, Path]) -> None:
    for path in paths:
        before, after = read_ids(path.read_bytes()), read_ids(again[path.stem].read_bytes())
        strong = {name: text for name, text in before.items() if not name.endswith("m")}
        assert {name: after.get(name) for name in strong} == strong
