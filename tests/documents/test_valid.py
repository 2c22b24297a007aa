"""Other programs take the files: a validator, and LibreOffice there and back."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from nap_desktop.documents.profile import shipped_profile
from nap_desktop.documents.word.read_ids import read_ids
from tests.documents.papers import NAMES, changed, export, sample, write_all
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
    for path in paths:
        before, after = read_ids(path.read_bytes()), read_ids(again[path.stem].read_bytes())
        strong = {name: text for name, text in before.items() if not name.endswith("m")}
        assert {name: after.get(name) for name in strong} == strong
