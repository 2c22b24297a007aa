"""What is told to the system so that a double click opens a template."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from lxml import etree

SCRIPT = Path(__file__).parents[2] / "packaging" / "associate.py"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("associate", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_linux_desktop_is_told_the_program_and_the_ending(tmp_path: Path) -> None:
    entry, types = _script().linux_files(tmp_path, Path("/opt/nap desktop/nap-desktop")).values()

    assert 'Exec="/opt/nap desktop/nap-desktop" %f' in entry.splitlines()
    globs = etree.fromstring(types.encode()).findall(".//{*}glob")
    assert [glob.get("pattern") for glob in globs] == ["*.naptemplate"]
    assert f"MimeType={etree.fromstring(types.encode())[0].get('type')};" in entry


def test_windows_is_told_the_program_and_the_ending() -> None:
    values = _script().windows_values(Path("nap-desktop.exe"))

    assert values[".naptemplate"] in values
    assert values[rf"{values['.naptemplate']}\shell\open\command"] == '"nap-desktop.exe" "%1"'


def test_what_was_told_is_taken_back(tmp_path: Path) -> None:
    run = [sys.executable, str(SCRIPT)]
    told = {"XDG_DATA_HOME": str(tmp_path), "PATH": ""}

    subprocess.run(run, env=told, check=True, capture_output=True)
    assert sorted(path.suffix for path in tmp_path.rglob("nap-desktop.*")) == [".desktop", ".xml"]

    subprocess.run([*run, "remove"], env=told, check=True, capture_output=True)
    assert list(tmp_path.rglob("nap-desktop.*")) == []
