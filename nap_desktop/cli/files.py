"""Commands on the library's own file: backup, restore, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nap_desktop.base.errors import NapError
from nap_desktop.cli.common import (
    AsJson,
    LibraryPath,
    app,
    library_of,
    path_of,
    say,
)

# The library itself is in the way of opening it; a backup may take its place.
_BROKEN = ("damaged_library", "not_a_library", "no_such_library")


@app.command()
def backup(ctx: typer.Context, library: LibraryPath = None, as_json: AsJson = False) -> None:
    """Make a verified backup of the library and print its path."""
    with library_of(ctx, library) as opened:
        card = opened.backups.make()
    say(ctx, as_json, str(card.path), {"path": str(card.path), "at": card.at, "size": card.size})


@app.command()
def restore(
    ctx: typer.Context,
    backup: Annotated[str, typer.Argument(help="A path, a name in the folder, or latest.")],
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup in the library's place; the library as it was is kept as a backup too."""
    from nap_desktop.base.paths import places
    from nap_desktop.services.backup import restore_closed

    place = places(path_of(ctx, library)).library
    chosen, damaged = _backup(place, backup)
    try:
        with library_of(ctx, place) as opened:
            before = opened.backups.restore(chosen)
        aside = before.path if before else None
    except NapError as error:
        if error.code not in _BROKEN or error.facts.get("path") != str(place):
            raise
        aside = restore_closed(place, chosen)
    passed_over = ", ".join(path.name for path in damaged)
    words = f"Restored {chosen.name}"
    words += f", since {passed_over} is damaged" if damaged else ""
    words += f"; the library as it was is kept as {aside}." if aside else "."
    data = {
        "restored": str(chosen),
        "kept": str(aside) if aside else None,
        "damaged": [str(path) for path in damaged],
    }
    say(ctx, as_json, words, data)


def _backup(library: Path, named: str) -> tuple[Path, list[Path]]:
    """Return the backup that was named, and those that are newer than it but damaged.

    Raises NapError `no_such_backup`, or `no_whole_backup` where all of them are damaged.
    """
    from nap_desktop.services.backup import listed, newest_whole

    cards = listed(library)
    if named == "latest" and cards:
        found = newest_whole(library)
        if found is None:
            raise NapError("no_whole_backup", path=cards[0].path.parent)
        return found[0].path, [card.path for card in found[1]]
    for path in (Path(named), *(card.path for card in cards if named in (card.path.name, card.at))):
        if path.is_file() and path.resolve() != library.resolve():
            return path, []
    raise NapError("no_such_backup", path=named)


@app.command()
def verify(ctx: typer.Context, library: LibraryPath = None, as_json: AsJson = False) -> None:
    """Read all of the library and open every backup; exit status 1 if one is damaged."""
    from nap_desktop.services.checkup import checkup
    from nap_desktop.services.sentences import sentence

    with library_of(ctx, library) as opened:
        found = list(checkup(opened))
    data = [
        {"kind": one.kind, "name": one.name, "faults": [fault.code for fault in one.faults]}
        for one in found
    ]
    lines = [f"{one.kind} {one.name}: {'damaged' if one.faults else 'whole'}" for one in found]
    say(ctx, as_json, "\n".join(lines), data)
    faults = [fault for one in found for fault in one.faults]
    for fault in faults:
        typer.echo(sentence(fault), err=True)
    if faults:
        raise typer.Exit(1)
