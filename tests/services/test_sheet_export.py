"""Sheets are written whole or not at all, and read back through the same services."""

from __future__ import annotations

import datetime
import errno
import subprocess
import sys
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import SetField
from nap_desktop.services import sheet_export
from nap_desktop.services.sheet_export import export_sheet
from nap_desktop.services.sheet_import import read_sheet
from tests.support import many_measures

DAY = datetime.date(2027, 1, 5)


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".XLSX"])
def test_what_is_exported_reads_back(tmp_path: Path, ending: str) -> None:
    plan = many_measures(30)
    target = tmp_path / f"plan{ending}"

    first = export_sheet(plan, target, today=DAY)
    again = export_sheet(plan, target, today=DAY)

    assert first == again and first.measures == 30
    assert read_sheet(target, plan).changes == []


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_costs_are_a_sheet_of_their_own(tmp_path: Path, ending: str) -> None:
    plan = many_measures(3)
    target = tmp_path / f"costs{ending}"

    export_sheet(plan, target, "finance", "en", DAY)

    with pytest.raises(NapError):
        read_sheet(target, plan)


def test_a_cell_edited_in_csv_is_one_change(tmp_path: Path) -> None:
    plan = many_measures(2)
    target = tmp_path / "plan.csv"
    export_sheet(plan, target, today=DAY)
    target.write_bytes(target.read_bytes().replace(b"2028-Q2", b"2028-07"))

    assert read_sheet(target, plan).changes == [
        SetField("measure-1", "start", "", "2028-Q2", "2028-07")
    ]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NapError) as failure:
        export_sheet(many_measures(1), tmp_path / "plan.ods")
    assert failure.value.code == "wrong_ending" and not list(tmp_path.iterdir())


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(NapError) as failure:
        export_sheet(many_measures(1), tmp_path / "gone" / "plan.xlsx")
    assert failure.value.code == "cannot_write"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"old")

    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sheet_export, "sheet_file", full)
    with pytest.raises(NapError) as failure:
        export_sheet(many_measures(1), target)
    assert failure.value.code == "cannot_write" and target.read_bytes() == b"old"


def test_openpyxl_is_imported_at_first_use_only() -> None:
    script = (
        "import sys, nap_desktop.services.sheet_export, nap_desktop.services.sheet_import,"
        "nap_desktop.documents.sheets.write_xlsx, nap_desktop.documents.sheets.read_xlsx;"
        "sys.exit('openpyxl' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
