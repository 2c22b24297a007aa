"""Commands on the items of a plan: set, add, move, delete, undo, redo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from nap_desktop.base.errors import NapError
from nap_desktop.cli.common import (
    AsJson,
    LibraryPath,
    NodeName,
    PlanName,
    app,
    done,
    item_of,
    library_of,
    plan_of,
    read_in,
    say,
)

if TYPE_CHECKING:
    from nap_desktop.plan.steps import Step

Beside = Annotated[str | None, typer.Option(metavar="NODE")]
_WORDS_WITH_HYPHENS = {"ignore_unknown_options": True}  # a value may be "-5"


@app.command(name="set", context_settings=_WORDS_WITH_HYPHENS)
def set_(
    ctx: typer.Context,
    plan: PlanName,
    words: Annotated[list[str], typer.Argument(metavar="[NODE] FIELD VALUE")],
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Give a field a value; without NODE a field of the plan itself. VALUE - reads it in."""
    if len(words) not in (2, 3):
        raise typer.BadParameter("give FIELD VALUE, or NODE FIELD VALUE")
    from nap_desktop.services.typed import typed

    *node, field, value = words
    written = read_in(value)
    with library_of(ctx, library) as opened:
        work = opened.open_plan(plan_of(opened, plan))
        item = item_of(work.plan, *node) if node else work.plan.root
        changes = typed(work.plan, item, field, written)
        work.do(f"Set {field}", changes)
    done(ctx, as_json, "Set.", changes)


@app.command(context_settings=_WORDS_WITH_HYPHENS)
def add(
    ctx: typer.Context,
    plan: PlanName,
    kind: Annotated[str, typer.Argument(help="section, objective, measure, step, body, …")],
    fields: Annotated[list[str] | None, typer.Argument(metavar="[FIELD=VALUE]...")] = None,
    under: Beside = None,
    after: Beside = None,
    text: Annotated[str | None, typer.Option(help="Its text, heading or name.")] = None,
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Add an item, last in the plan unless --under or --after says where; print its id."""
    if under is not None and after is not None:
        raise typer.BadParameter("give --under or --after, not both")
    from nap_desktop.plan.schema import kind_of
    from nap_desktop.services.placing import added, naming_field, place_after

    written = _written(fields or [])
    kind_of(kind)
    if text is not None:
        written = {naming_field(kind): read_in(text), **written}
    with library_of(ctx, library) as opened:
        work = opened.open_plan(plan_of(opened, plan))
        row = None
        parent = item_of(work.plan, under) if under is not None else work.plan.root
        if after is not None:
            parent, row = place_after(work.plan, item_of(work.plan, after), kind)
        node, changes = added(work.plan, kind, parent, row, written)
        work.do(f"Add {kind}", changes)
        code = work.plan.get(node, "code")
    say(ctx, as_json, node, {"id": node, **({"code": code} if code else {})})


def _written(fields: list[str]) -> dict[str, str]:
    """Return the fields of words such as `start=2027`."""
    pairs = [word.partition("=") for word in fields]
    if any(not key or not equals for key, equals, _ in pairs):
        raise typer.BadParameter("give fields as FIELD=VALUE")
    return {key: read_in(value) for key, _, value in pairs}


@app.command()
def move(
    ctx: typer.Context,
    plan: PlanName,
    node: NodeName,
    under: Beside = None,
    row: Annotated[int | None, typer.Option(min=0, help="Place under it, from 0.")] = None,
    before: Beside = None,
    after: Beside = None,
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Move an item with all below it."""
    if sum(place is not None for place in (under, before, after)) != 1:
        raise typer.BadParameter("give one of --under, --before, --after")
    if row is not None and under is None:
        raise typer.BadParameter("--row goes with --under")
    from nap_desktop.services.placing import moved, place_after

    with library_of(ctx, library) as opened:
        work = opened.open_plan(plan_of(opened, plan))
        item = item_of(work.plan, node)
        if under is not None:
            parent = item_of(work.plan, under)
        else:
            beside = item_of(work.plan, before or after or "")
            parent, row = place_after(work.plan, beside, work.plan.nodes[item].kind)
            row -= before is not None
        changes = moved(work.plan, item, parent, row)
        work.do("Move", changes)
    done(ctx, as_json, "Moved.", changes)


@app.command()
def delete(
    ctx: typer.Context,
    plan: PlanName,
    nodes: Annotated[list[str] | None, typer.Argument(metavar="[NODE]...")] = None,
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Delete items with all below them; without NODE, put the plan into the bin for 30 days."""
    from nap_desktop.plan.edits import delete as deleted

    with library_of(ctx, library) as opened:
        id = plan_of(opened, plan)
        if not nodes:
            opened.bin(id)
            words = f"In the bin for 30 days; nap bring-back {id[:8]} takes it out."
            say(ctx, as_json, words, {"id": id, "bin": True})
            return
        work = opened.open_plan(id)
        items = [item_of(work.plan, node) for node in nodes]
        if work.plan.root in items:
            raise NapError("not_an_item")
        changes = deleted(work.plan, items)
        work.do("Delete", changes)
    done(ctx, as_json, "Deleted.", changes)


@app.command()
def undo(
    ctx: typer.Context, plan: PlanName, library: LibraryPath = None, as_json: AsJson = False
) -> None:
    """Take the last step back."""
    with library_of(ctx, library) as opened:
        step = opened.open_plan(plan_of(opened, plan)).undo()
    _tell_step(ctx, as_json, "Undone", step)


@app.command()
def redo(
    ctx: typer.Context, plan: PlanName, library: LibraryPath = None, as_json: AsJson = False
) -> None:
    """Do the step last taken back again."""
    with library_of(ctx, library) as opened:
        step = opened.open_plan(plan_of(opened, plan)).redo()
    _tell_step(ctx, as_json, "Done again", step)


def _tell_step(ctx: typer.Context, as_json: bool, verb: str, step: Step | None) -> None:
    words = f"{verb}: {step.name}" if step else "Nothing there."
    say(ctx, as_json, words, {"name": step.name if step else None})
