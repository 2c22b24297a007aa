"""LibreOffice converts privately and briefly, or one sentence says why not."""

from __future__ import annotations

import datetime
import os
import re
import stat
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.base.progress import Cancelled, Progress
from nap_desktop.plan.tree import Plan
from nap_desktop.services import libreoffice
from nap_desktop.services.pdf_export import export_pdf_of_word
from nap_desktop.services.sentences import sentence

needs_it = pytest.mark.skipif(libreoffice.found() is None, reason="LibreOffice is not installed")
needs_shell = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in LibreOffice's place."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def test_without_it_one_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_PLACES", {})
    target = tmp_path / "plan.pdf"

    with pytest.raises(NapError) as failure:
        export_pdf_of_word(Plan.empty(), target)

    assert failure.value.code == "no_libreoffice" and not target.exists()
    assert "not installed" in sentence(failure.value)


@needs_shell
def test_one_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, f"echo $$ > {tmp_path}/pid; exec sleep 60", monkeypatch)

    with pytest.raises(NapError) as failure:
        libreoffice.converted(b"x", "docx", "pdf", timeout=0.6)

    assert failure.value.facts["reason"] == "timeout"
    assert "too long" in sentence(failure.value)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


@needs_shell
def test_one_that_is_no_longer_wanted_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, "exec sleep 60", monkeypatch)
    stopped = Progress()
    stopped.cancel()

    with pytest.raises(Cancelled):
        libreoffice.converted(b"x", "docx", "pdf", progress=stopped)


@needs_shell
def test_no_file_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "exit 0", monkeypatch)
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")

    with pytest.raises(NapError) as failure:
        export_pdf_of_word(Plan.empty(), target)

    assert failure.value.code == "libreoffice_failed" and target.read_bytes() == b"old"


@needs_shell
def test_it_works_in_a_folder_and_with_a_profile_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "said"
    script = f'echo "$@" > {said}; echo "$HOME $https_proxy" >> {said}'
    script += "; mkdir out; echo pdf > out/file.pdf"
    stand_in(tmp_path, script, monkeypatch)

    assert libreoffice.converted(b"x", "docx", "pdf") == b"pdf\n"

    arguments, environment = said.read_text().splitlines()
    assert "-env:UserInstallation=file:" in arguments and "--headless" in arguments
    assert environment.endswith("127.0.0.1:9") and not environment.startswith(str(Path.home()))


@needs_it
@pytest.mark.slow
def test_a_plan_becomes_a_pdf(tmp_path: Path) -> None:
    receipt = export_pdf_of_word(
        Plan.empty(), tmp_path / "plan.pdf", today=datetime.date(2026, 11, 24)
    )

    made = receipt.path.read_bytes()
    assert made.startswith(b"%PDF-")
    assert not re.search(rb"/(CreationDate|ModDate|Creator|Producer)", made)
    assert b"LibreOffice".hex().encode() not in made and b"LibreOffice" not in made
