"""The command `coverage`: what a plan touches."""

from __future__ import annotations

import typer

from nap_desktop.cli.common import AsJson, LibraryPath, PlanName, app, library_of, plan_of, say


@app.command()
def coverage(
    ctx: typer.Context, plan: PlanName, library: LibraryPath = None, as_json: AsJson = False
) -> None:
    """Print what the plan touches: counts per provision, or with --json each cell; no score."""
    from nap_desktop.services.coverage_text import coverage_data, coverage_text

    with library_of(ctx, library) as opened:
        held = opened.load(plan_of(opened, plan))
    say(ctx, as_json, coverage_text(held), coverage_data(held))
