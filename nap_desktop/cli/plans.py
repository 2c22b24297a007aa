"""Commands on whole plans: new, list, bin, bring-back, show, check, versions, sample."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nap_desktop.base.errors import NapError
from nap_desktop.cli.common import AsJson, LibraryPath, PlanName, app, library_of, plan_of, say

if TYPE_CHECKING:
    from nap_desktop.plan.tree import Plan
    from nap_desktop.services.library import PlanCard


@app.command()
def new(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(help="The title of the plan.")] = "",
    template: Annotated[str, typer.Option(metavar="ID", help="A starter template.")] = "",
    state: Annotated[str, typer.Option(help="The State.")] = "",
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="First year.")] = "",
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="Last year.")] = "",
    from_json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A plan as open JSON; - reads it in.")
    ] = None,
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Make a plan and print its id."""
    if from_json is None and not title:
        raise typer.BadParameter("give a TITLE or --from-json FILE")
    if from_json is not None and (title or template or state or start or end):
        raise typer.BadParameter("--from-json takes no TITLE and no other option")
    from nap_desktop.framework.templates import template as starter
    from nap_desktop.plan.schema import field_of
    from nap_desktop.services.typed import value_of

    if from_json is not None:
        plan = _plan_in(from_json)
        with library_of(ctx, library, create=True) as opened:
            id = opened.take_in(plan)
    else:
        written = {"title": title, "state": state, "period_start": start, "period_end": end}
        values = {key: value_of(field_of("plan", key), value) for key, value in written.items()}
        if not values["title"]:
            raise NapError("no_title")
        chosen = starter(template) if template else None
        with library_of(ctx, library, create=True) as opened:
            id = opened.new_plan(template=chosen, **values)
    say(ctx, as_json, id, {"id": id})


def _plan_in(file: Path) -> Plan:
    from nap_desktop.services.open_json import plan_of, read_plan

    if str(file) == "-":
        return plan_of(sys.stdin.buffer.read(), "standard input")
    return read_plan(file)


@app.command(name="list")
def list_(ctx: typer.Context, library: LibraryPath = None, as_json: AsJson = False) -> None:
    """List the plans, the one edited last first."""
    with library_of(ctx, library) as opened:
        cards = opened.cards()
    _say_cards(ctx, as_json, cards, ("id", "title", "state", "phase", "measures", "edited"))


@app.command(name="bin")
def bin_(ctx: typer.Context, library: LibraryPath = None, as_json: AsJson = False) -> None:
    """List the plans in the bin, the one put there last first."""
    with library_of(ctx, library) as opened:
        cards = opened.binned()
    _say_cards(ctx, as_json, cards, ("id", "title", "state", "measures", "deleted_at"))


def _say_cards(
    ctx: typer.Context, as_json: bool, cards: list[PlanCard], keys: tuple[str, ...]
) -> None:
    from nap_desktop.plan.labels import labels
    from nap_desktop.services.outline_text import table

    data = [{key: getattr(card, key) for key in keys} for card in cards]
    untitled = labels().get("words", "untitled_plan")
    rows = [
        [entry["id"][:8], entry["title"] or untitled, *(str(entry[key]) for key in keys[2:])]
        for entry in data
    ]
    say(ctx, as_json, table(rows), data)


@app.command(name="bring-back")
def bring_back(
    ctx: typer.Context, plan: PlanName, library: LibraryPath = None, as_json: AsJson = False
) -> None:
    """Take a plan out of the bin and print its id."""
    from nap_desktop.services.finding import find_plan

    with library_of(ctx, library) as opened:
        id = find_plan(opened.binned(), plan, missing="no_such_binned")
        opened.bring_back(id)
    say(ctx, as_json, id, {"id": id})


@app.command()
def show(
    ctx: typer.Context, plan: PlanName, library: LibraryPath = None, as_json: AsJson = False
) -> None:
    """Print a plan: its outline, or with --json all of it in the open format nap-plan/1."""
    from nap_desktop.plan.open_format import to_open
    from nap_desktop.services.outline_text import outline_text

    with library_of(ctx, library) as opened:
        held = opened.load(plan_of(opened, plan))
    say(ctx, as_json, outline_text(held), to_open(held))


@app.command()
def check(
    ctx: typer.Context, plan: PlanName, library: LibraryPath = None, as_json: AsJson = False
) -> None:
    """Print what may want another look; hints never block anything."""
    from nap_desktop.services.hints import hints, hints_text

    with library_of(ctx, library) as opened:
        held = opened.load(plan_of(opened, plan))
    found = hints(held)
    say(ctx, as_json, hints_text(found) or "Nothing to look at.", [hint.data for hint in found])


@app.command()
def versions(
    ctx: typer.Context,
    plan: PlanName,
    save: Annotated[str, typer.Option(metavar="NAME", help="Save a version first.")] = "",
    reason: Annotated[str, typer.Option(help="Why it is saved.")] = "",
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """List the versions of a plan, newest first; with --save, freeze the plan as it is now."""
    from nap_desktop.plan.text import clean_line
    from nap_desktop.services.outline_text import table

    with library_of(ctx, library) as opened:
        id = plan_of(opened, plan)
        if save:
            opened.versions.save(id, clean_line(save), clean_line(reason))
        cards = opened.versions.list(id)
    keys = ("id", "name", "at", "author", "reason")
    data = [{key: getattr(card, key) for key in keys} for card in cards]
    rows = [[card.id[:8], card.name, card.at, card.author, card.reason] for card in cards]
    say(ctx, as_json, table(rows), data)


@app.command()
def sample(ctx: typer.Context, library: LibraryPath = None, as_json: AsJson = False) -> None:
    """Add the sample plan of an invented State and print its id."""
    from nap_desktop.services.sample import add_sample

    with library_of(ctx, library, create=True) as opened:
        id = add_sample(opened)
    say(ctx, as_json, id, {"id": id})
