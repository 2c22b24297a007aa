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
    from nap_desktop.documents.incoming.interpret.draft import draft_json
    from nap_desktop.services.choices_file import choices_in
    from nap_desktop.services.importing import again, keep_plan, open_document
    from nap_desktop.services.outline_text import outline_text

    corrected = choices_in(choices) if choices else None
    made = open_document(file)
    if corrected:
        made = again(made.source, corrected)
    data = draft_json(made.source, made.draft)
    if dry_run:
        words = f"{outline_text(made.draft.plan)}\n{_told(data['account'])}"
        say(ctx, as_json, words, data)
        return
    with library_of(ctx, library, create=True) as opened:
        id = keep_plan(opened, made.draft)
    kept = {"id": id, "findings": data["findings"], "account": data["account"]}
    say(ctx, as_json, id, kept)


def _told(account: dict[str, int]) -> str:
    return (
        f"{account['characters']:,} characters: {account['imported']:,} imported,"
        f" {account['listed']:,} listed."
    )
