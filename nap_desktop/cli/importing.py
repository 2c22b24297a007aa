"""The command that brings an earlier plan in: from Word, a sheet, a PDF and what LibreOffice reads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from nap_desktop.cli.common import AsJson, LibraryPath, app, library_of, say


@app.command(name="import")
def import_(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .docx, .xlsx, .csv, .pdf, .odt, .rtf, .doc, …")
    ],
    as_: Annotated[
        Literal["plan"], typer.Option("--as", help="What becomes of it: a plan.")
    ] = "plan",
    choices: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Corrections of the reading, as JSON.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Keep nothing; print what would come of it.")
    ] = False,
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Make a plan of an earlier one, after a backup of the library, and print its id."""
    from nap_desktop.services.outline_text import outline_text
    from nap_desktop.services.plan_import import choices_in, drafted

    made = drafted(file, choices_in(choices) if choices else None)
    if dry_run:
        say(ctx, as_json, f"{outline_text(made.draft.plan)}\n{_told(made.account)}", made.data)
        return
    with library_of(ctx, library, create=True) as opened:
        id = opened.take_in(made.draft.plan)
    found = made.data["findings"]
    say(ctx, as_json, id, {"id": id, "findings": found, "account": made.account})


def _told(account: dict[str, int]) -> str:
    return (
        f"{account['characters']:,} characters: {account['imported']:,} imported,"
        f" {account['listed']:,} listed."
    )
