"""The command `timeline`: when measures are done, as lines, as data or as the annex in Word."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from nap_desktop.cli.common import AsJson, LibraryPath, PlanName, app, library_of, plan_of, say

_To = Annotated[
    Path | None, typer.Option(metavar="FILE.docx", help="Write the annex to this file instead.")
]


@app.command()
def timeline(
    ctx: typer.Context,
    plan: PlanName,
    to: _To = None,
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Print when the measures are done: a sign per quarter, or per year of a long period."""
    from nap_desktop.services.timeline_text import timeline_data, timeline_text

    with library_of(ctx, library) as opened:
        held = opened.load(plan_of(opened, plan))
    today = datetime.date.today()
    if to is not None:
        from nap_desktop.base.errors import NapError
        from nap_desktop.services.timeline_annex import export_annex

        if to.suffix.casefold() != ".docx":
            raise NapError("wrong_ending", path=to, ending=".docx")
        written = export_annex(held, to)
        say(ctx, as_json, str(written), {"path": str(written)})
        return
    say(ctx, as_json, timeline_text(held, today), timeline_data(held, today))
