"""The command line, `nap`: what the window can do, for scripts and for people who like to type."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from nap_desktop.base.errors import NapError
from nap_desktop.cli import (
    coverage,
    doctor,
    exports,
    files,
    importing,
    items,
    pack,
    plans,
    timeline,
)
from nap_desktop.cli.common import app

__all__ = [
    "app",
    "coverage",
    "doctor",
    "exports",
    "files",
    "importing",
    "items",
    "main",
    "pack",
    "plans",
    "timeline",
]


def main() -> None:
    """Run one command; a failure is one sentence on standard error and exit status 1.

    With `--read-in` alone it is the process that reads a strange file (`services/reading_in.py`).
    """
    if sys.argv[1:] == ["--read-in"]:
        from nap_desktop.documents.incoming.child import main as read_in

        sys.exit(read_in())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except Exception as error:
        _tell(error)


def _tell(error: Exception) -> NoReturn:
    from nap_desktop.services.sentences import sentence

    if not isinstance(error, NapError):
        from nap_desktop.base import log, paths

        log.start(paths.places().log)
        log.fault(error)
    typer.echo(sentence(error), err=True)
    sys.exit(1)
