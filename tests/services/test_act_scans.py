"""Scans of acts: kept beside the library, found whole, handed out."""

from __future__ import annotations

from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.services import act_scans
from nap_desktop.services.act_scans import ActScans, Scan

PDF = b"%PDF-1.4\nan act"


@pytest.fixture
def scans(tmp_path: Path) -> ActScans:
    return ActScans(tmp_path / "plans.nap")


def made(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_scan_is_kept_once_and_found_again(scans: ActScans, tmp_path: Path) -> None:
    path = made(tmp_path, "Resolution 340.PDF", PDF)
    scan = scans.keep(path)
    assert scans.keep(path) == scan
    path.unlink()

    assert scan.name == "Resolution 340.pdf"
    assert [one.read_bytes() for one in scans.folder.iterdir()] == [PDF]
    scans.save_out(scan, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == PDF


@pytest.mark.parametrize(
    ("content", "ending"),
    [(b"\xff\xd8\xff\xe0..", ".jpg"), (b"\x89PNG\r\n\x1a\n..", ".png"), (PDF, ".pdf")],
)
def test_the_kind_is_told_by_what_is_inside(
    scans: ActScans, tmp_path: Path, content: bytes, ending: str
) -> None:
    assert scans.keep(made(tmp_path, "act.tmp", content)).name == f"act{ending}"


def test_anything_else_is_refused(
    scans: ActScans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(act_scans, "LARGEST", 50)
    for content, code in ((b"MZ..", "not_a_scan"), (b"", "not_a_scan"), (PDF * 9, "too_large")):
        with pytest.raises(NapError, match=code):
            scans.keep(made(tmp_path, "act.pdf", content))
    with pytest.raises(NapError, match="cannot_read"):
        scans.keep(tmp_path / "none.pdf")
    assert not scans.folder.exists()


def test_a_scan_that_is_gone_or_another_is_told(scans: ActScans, tmp_path: Path) -> None:
    scan = scans.keep(made(tmp_path, "act.pdf", PDF))
    scans.find(scan).write_bytes(PDF + b"!")
    with pytest.raises(NapError, match="scan_changed"):
        scans.find(scan)
    with pytest.raises(NapError, match="scan_missing"):
        scans.find(Scan("other.pdf", scan.hash))


def test_names_from_elsewhere_never_lead_out_of_the_folder(scans: ActScans) -> None:
    for name in ("../../etc/passwd", "C:\\act.pdf", ""):
        with pytest.raises(NapError) as found:
            scans.find(Scan(name, "../../x"))
        assert Path(str(found.value.facts["path"])).parent == scans.folder
