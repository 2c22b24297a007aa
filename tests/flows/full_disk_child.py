"""A person at work whose files may not grow beyond a size: what a full disk does to every write."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from pathlib import Path

from nap_desktop.base.errors import NapError
from nap_desktop.base.settings import Settings
from nap_desktop.plan.tree import Plan
from nap_desktop.services.library import OpenLibrary
from nap_desktop.services.word_export import export_word


def main(folder: Path, limit: int, straight: bool) -> None:
    """Back up, export, restore, take a plan in and keep a wish; print the code of each failure."""
    library = OpenLibrary.open(folder / "a.nap", create=False)
    plan = library.load("plan")
    kept = library.backups.list()[-1].path
    settings = Settings(folder / "settings.json")
    acts: dict[str, Callable[[], object]] = {
        "settings": lambda: settings.put("name", "n" * 3_000),
        "export": lambda: _export(plan, folder / "plan.docx", straight),
        "backup": library.backups.make,
        "take in": lambda: library.take_in(plan),
        "restore": lambda: library.backups.restore(kept),
    }
    export_word(plan, folder / "warm-up.docx")  # all modules are there before the disk is full
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    told = [f"{name}={_code(act)}" for name, act in acts.items()]
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    library.backups.make()  # there is room again: no new start is needed
    library.close()
    sys.stdout.write("\n".join(told))


def _export(plan: Plan, target: Path, straight: bool) -> None:
    if not straight:
        export_word(plan, target)
        return
    content = (target.parent / "warm-up.docx").read_bytes()
    with target.open("wb") as file:  # as most programs do it
        file.write(content)


def _code(act: Callable[[], object]) -> str:
    try:
        act()
    except NapError as error:
        return error.code
    except OSError:
        return "OSError"
    return ""


main(Path(sys.argv[1]), int(sys.argv[2]), len(sys.argv) > 3)
