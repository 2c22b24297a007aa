"""Running a command that must do, as the tests of the command line do."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from nap_desktop.cli import app


def nap(folder: Path, *words: object) -> str:
    """Run a command that must do on the library in a folder, and return what it prints."""
    done = CliRunner().invoke(app, [*map(str, words), "--library", str(folder / "plans.nap")])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output.strip()
