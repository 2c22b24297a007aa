"""The house stays as ARCHITECTURE says: arrows, sizes, first sentences, data without code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = sorted((ROOT / "nap_desktop").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_MAIN_WINDOW = 400, 50, 300


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Give the name and length of every function of a file, its decorators not counted."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_the_arrows_between_the_rooms_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    if not command.exists():
        pytest.skip("import-linter is not installed here")
    done = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_too_long() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in PACKAGE}

    assert {one for one, lines in lengths.items() if lines > LONGEST_FILE} == set()


def test_the_main_window_holds_no_rules() -> None:
    window = ROOT / "nap_desktop" / "ui" / "main_window.py"

    assert len(window.read_text("utf-8").splitlines()) <= LONGEST_MAIN_WINDOW


def test_no_function_is_too_long() -> None:
    long = {
        (name(path), function)
        for path in PACKAGE
        for function, lines in functions(path)
        if lines > LONGEST_FUNCTION
    }

    assert long == set()


@pytest.mark.parametrize("path", [*PACKAGE, *TESTS], ids=name)
def test_a_file_opens_with_one_sentence(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    first = re.split(r"\n\s*\n", said)[0]

    assert (first and first[0].isupper()) or first.startswith("`")
    assert first.rstrip().endswith((".", ":", "…", "]`."))


def test_resources_hold_no_python() -> None:
    assert list((ROOT / "resources").rglob("*.py*")) == []


def test_lock_files_name_no_host() -> None:
    locks = [*ROOT.glob("*.lock"), *(ROOT / "packaging").glob("*.lock")]

    assert locks
    for lock in locks:
        found = re.findall(r"(?i)\bhttps?://\S+|--index-url|--extra-index", lock.read_text("utf-8"))
        assert found == [], name(lock)


def test_plan_knows_no_clock_and_no_file() -> None:
    for path in (ROOT / "nap_desktop" / "plan").glob("*.py"):
        text = path.read_text("utf-8")
        assert re.search(r"datetime\.now|\.today\(\)|\bopen\(|\btime\(\)", text) is None, name(path)


def test_the_files_that_the_readme_names_are_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    named = re.findall(r"\]\(([^)#:]+)\)", text)

    assert len(named) >= 4
    assert [one for one in named if not (ROOT / one).exists()] == []
    assert "PERFORMANCE_TABLE" not in text
