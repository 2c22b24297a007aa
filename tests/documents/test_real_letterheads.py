"""Real Word files of many producers as letterheads and before the doctor: a foreseen end, always."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.documents.word.clean import leaks
from nap_desktop.documents.word.doctor import examine, repaired
from nap_desktop.documents.word.letterhead import dress
from nap_desktop.documents.word.lint import lint
from nap_desktop.documents.word.read_ids import read_ids
from nap_desktop.plan.open_format import from_open
from nap_desktop.services.word_export import word_file

_ROOT = Path(__file__).resolve().parents[2]
_FOLDER = _ROOT.parent / "shared" / "samples" / "docx"
SAMPLES = _FOLDER if _FOLDER.is_dir() else None
_PORTIONS = 8


@cache
def export() -> bytes:
    plan = from_open(shipped.json_data("sample/exampleland.json")["current"])
    return word_file(plan, "full", "", datetime.date(2026, 11, 24), "one")[0]


def files() -> list[Path]:
    assert SAMPLES is not None
    return sorted(one for one in SAMPLES.iterdir() if one.suffix in (".docx", ".dotx", ".docm"))


@pytest.mark.skipif(SAMPLES is None, reason="the folder of samples is not here")
@pytest.mark.parametrize("portion", range(_PORTIONS))
def test_a_real_file_dresses_a_document_whole_and_clean_or_is_refused(portion: int) -> None:
    ids = read_ids(export())
    passed = 0
    for path in files()[portion::_PORTIONS]:
        content = path.read_bytes()
        try:
            made, mended = dress(export(), content, path), repaired(content, path)
            left = [one for one in examine(mended) if one.repairable]
        except NapError as refusal:
            assert refusal.code.startswith(("word_", "not_word")), path.name
            continue
        passed += 1
        assert examine(content, "ru", path) is not None
        assert (lint(made), leaks(made), read_ids(made) == ids) == ([], [], True), path.name
        assert (lint(mended), leaks(mended), left) == ([], [], []), path.name
    assert passed > 20


@pytest.mark.skipif(SAMPLES is None, reason="the folder of samples is not here")
@pytest.mark.slow
def test_no_dressed_document_has_a_fault_that_its_letterhead_had_not() -> None:
    openxml_audit = pytest.importorskip("openxml_audit")
    import tempfile

    def faults(content: bytes) -> set[str]:
        with tempfile.NamedTemporaryFile(suffix=".docx") as file:
            file.write(content)
            file.flush()
            # one that has seen other files may mistake their footnotes for those of this one
            audit = openxml_audit.OpenXmlValidator()
            return {
                "".join(sign for sign in one.description if not sign.isdigit())
                for one in audit.validate(file.name).errors
            }

    own = faults(export())
    for path in files()[::12]:
        content = path.read_bytes()
        try:
            made = dress(export(), content, path)
        except NapError:
            continue
        assert faults(made) - faults(content) - own == set(), path.name
