"""Starts the program: the only file that knows every room."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from nap_desktop.base import log
from nap_desktop.base.errors import NapError
from nap_desktop.base.paths import Places, places
from nap_desktop.base.settings import Settings

if TYPE_CHECKING:
    from nap_desktop.services.library import OpenLibrary
    from nap_desktop.ui.main_window import MainWindow


class Wishes(NamedTuple):
    """What the command line asks for."""

    library: Path | None = None
    sample: bool = False
    plan: str = ""
    file: Path | None = None
    quit_after_start: bool = False


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window and return the exit status: 0, or 1 where it could not be opened."""
    if argv is None and sys.argv[1:] == ["--read-in"]:
        return _read_in()
    if argv is None and sys.argv[1:] == ["--match"]:
        return _match()
    wishes = _wishes(sys.argv[1:] if argv is None else argv)
    found = places(wishes.library)
    if not _has_screen():
        sys.stderr.write("NAP Desktop needs a screen, and there is none here; use `nap` instead.\n")
        return 1
    gc.disable()  # until the window is shown: nothing of what start-up makes is garbage
    log.start(found.log)
    return _run(wishes, found)


def _read_in() -> int:
    """Be the process that reads a strange file: the frozen program has no other way to start it."""
    from nap_desktop.documents.incoming.child import main as read_in

    return read_in()


def _match() -> int:
    """Be the process that runs a person's expression (`services/matching.py`)."""
    from nap_desktop.services.matching import serve

    return serve()


def _wishes(argv: Sequence[str]) -> Wishes:
    """Return what the command line asks for; what is less than plain is left to argparse."""
    found, waiting = Wishes(), list(argv)
    while waiting:
        match waiting:
            case ["--sample", *waiting]:
                found = found._replace(sample=True)
            case ["--quit-after-start", *waiting]:
                found = found._replace(quit_after_start=True)
            case ["--library", path, *waiting] if not path.startswith("-"):
                found = found._replace(library=Path(path))
            case ["--plan", plan, *waiting] if not plan.startswith("-"):
                found = found._replace(plan=plan)
            case [path] if not path.startswith("-"):
                return found._replace(file=Path(path).absolute())
            case _:
                return _parsed(argv)
    return found


def _parsed(argv: Sequence[str]) -> Wishes:
    """Return what the command line asks for, or tell the usage and exit."""
    import argparse  # looks for its own words in other languages first, which is slow

    parser = argparse.ArgumentParser(
        prog="nap-desktop",
        description="Draft a National Implementation Action Plan for resolution 1540, offline.",
    )
    parser.add_argument("--library", type=Path, metavar="PATH", help="the library of plans to open")
    parser.add_argument("--sample", action="store_true", help="open the sample plan")
    parser.add_argument("--plan", default="", metavar="ID", help="open this plan")
    parser.add_argument(
        "file", nargs="?", type=Path, help="a plan, a template or an earlier plan to open"
    )
    parser.add_argument(
        "--quit-after-start", action="store_true", help="close as soon as the window is ready"
    )
    return Wishes(**vars(parser.parse_args(argv)))


def _has_screen() -> bool:
    """Return whether a window can be shown; Qt itself would abort where it cannot."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run(wishes: Wishes, found: Places) -> int:
    from PySide6.QtWidgets import QApplication

    _import_plainly()
    from nap_desktop.ui import language
    from nap_desktop.ui.first_paint import after_first_paint
    from nap_desktop.ui.look import look

    app = QApplication(sys.argv[:1])
    app.setApplicationName("NAP Desktop")
    app.setQuitOnLastWindowClosed(True)
    settings = Settings(found.settings)
    language.use(app, settings.get("language", ""))
    look().show(settings.get("theme", "system"), settings.get("scale", 1.0))
    library = _open(found.library, settings)
    if library is None:
        return _leave_to_the_other(found.library, wishes.file)

    from nap_desktop.ui.main_window import MainWindow

    window = MainWindow(library, settings)
    _catch_the_unforeseen(window, found.log)
    if wishes.plan:
        window.open_plan(wishes.plan)
    elif wishes.sample:
        window.open_sample()
    window.show()
    after_first_paint(window, lambda: _after_first_paint(window, wishes))
    status = app.exec()
    library.close()
    return status


def _import_plainly() -> None:
    """Let modules be imported as Python does it.

    PySide6 puts itself before every import, for its `from __feature__ import snake_case`, and reads
    the source of each module that is imported after it. The program uses no such feature.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _open(path: Path, settings: Settings) -> OpenLibrary | None:
    """Return the library, or None if another program holds it; a bad file is told and left alone."""
    from nap_desktop.services.library import OpenLibrary

    if not path.exists():
        from nap_desktop.ui.start_failure import ask_about_missing

        if not ask_about_missing(path):
            sys.exit(0)
    author = ", ".join(filter(None, (settings.get("name", ""), settings.get("institution", ""))))
    try:
        return OpenLibrary.open(path, author=author)
    except NapError as error:
        log.fault(error)
        if error.code == "library_in_use":
            return None
        from nap_desktop.ui.start_failure import tell

        if tell(error, path):
            return _open(path, settings)
        sys.exit(1)


def _leave_to_the_other(library: Path, file: Path | None) -> int:
    """Let the window that has the library come forward and open a file, if there is one.

    Returns 0, or 1 where none answers.
    """
    from nap_desktop.ui import single
    from nap_desktop.ui.start_failure import tell

    if single.raise_other(library, file):
        return 0
    tell(NapError("library_in_use", path=library))
    return 1


def _after_first_paint(window: MainWindow, wishes: Wishes) -> None:
    """Bring in what was left out to be quick; then look after backups and the first start."""
    if wishes.quit_after_start:
        _say("ready")
        if window.page is None:
            window.close()
        else:
            window.page.completed.connect(partial(_say_and_close, window))
        return
    from nap_desktop.ui import single

    take = partial(_take_over, window)
    single.listen_for_others(window.library.path, take, window)
    gc.enable()
    gc.freeze()
    window.acts.files.after_start()
    if wishes.file is not None:
        take(wishes.file)
    single.open_files_of_the_system(take, window)


def _take_over(first: MainWindow, file: Path | None) -> None:
    """Bring the window in which a person works forward, and open a file in it."""
    first.windows.come_forward()
    window = first.windows.front
    if window is not None and file is not None:
        window.acts.opening.open_file(file)


def _say_and_close(window: MainWindow) -> None:
    _say("complete")
    window.close()


def _say(word: str) -> None:
    """Tell whoever measures the start how far it is."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def _catch_the_unforeseen(window: MainWindow, log_file: Path) -> None:
    """Log every unforeseen failure, keep pending text, say that the plan is safe, and go on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        account = log.fault(error.with_traceback(trace))
        if os.environ.get("NAP_SHOW_FAULTS"):
            sys.__excepthook__(kind, error, trace)
        (window.windows.front or window).acts.files.tell_unforeseen(account, log_file)

    sys.excepthook = hook
