"""The command that brings an earlier plan in: from Word, a sheet, a PDF and what LibreOffice reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from nap_desktop.cli.common import AsJson, LibraryPath, app, library_of, plan_of, say

if TYPE_CHECKING:
    from nap_desktop.documents.incoming.interpret.draft import Draft
    from nap_desktop.plan.successor import SuccessorWish
    from nap_desktop.services.importing import Reading
    from nap_desktop.services.library import OpenLibrary


@app.command(name="import")
def import_(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .docx, .xlsx, .csv, .pdf, .odt, .rtf, .doc, …")
    ],
    as_: Annotated[
        Literal["plan", "template", "successor", "rows", "coverage"],
        typer.Option("--as", help="What becomes of it."),
    ] = "plan",
    into: Annotated[
        str,
        typer.Option(metavar="PLAN", help="The plan that gets them, with --as rows or coverage."),
    ] = "",
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="With --as coverage: in place of what the plan has."),
    ] = False,
    start: Annotated[
        str, typer.Option("--from", metavar="DATE", help="Period of the successor: first year.")
    ] = "",
    end: Annotated[
        str, typer.Option("--to", metavar="DATE", help="Period of the successor: last year.")
    ] = "",
    choices: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Corrections of the reading, as JSON.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Keep nothing; print what would come of it.")
    ] = False,
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Make a plan, a template, a successor or rows of an earlier plan, and print the id.

    With --as coverage FILE is a form in the manner of the matrix: X, ?, NA, laws and remarks fill
    the coverage of a plan. The library is backed up before. What the plan has already stays and is
    told.
    """
    _check_options(as_, into, start + end, overwrite)
    if as_ == "coverage":
        _coverage(ctx, file, into, overwrite, dry_run, library, as_json)
    else:
        made = _read(file, choices)
        _make(ctx, made, as_, into, (start, end), dry_run, library, as_json)


def _make(
    ctx: typer.Context,
    made: Reading,
    as_: str,
    into: str,
    period: tuple[str, str],
    dry_run: bool,
    library: Path | None,
    as_json: bool,
) -> None:
    """Keep what becomes of a document, or tell what would."""
    from nap_desktop.documents.incoming.interpret.draft import draft_json
    from nap_desktop.services.importing import finished
    from nap_desktop.services.outline_text import outline_text

    data = draft_json(made.source, made.draft)
    if dry_run:
        words = f"{outline_text(made.draft.plan)}\n{_told(data['account'])}"
        say(ctx, as_json, words, data)
        return
    with library_of(ctx, library, create=as_ != "rows") as opened:
        kept = _kept(opened, finished(made), as_, into, period)
    told = {**kept, "findings": data["findings"], "account": data["account"]}
    say(ctx, as_json, kept["id"], told)


def _check_options(as_: str, into: str, period: str, overwrite: bool) -> None:
    if bool(into) != (as_ in ("rows", "coverage")):
        raise typer.BadParameter("--as rows or coverage and --into PLAN belong together")
    if overwrite and as_ != "coverage":
        raise typer.BadParameter("--overwrite belongs to --as coverage")
    if period and as_ != "successor":
        raise typer.BadParameter("--from and --to belong to --as successor")


def _coverage(
    ctx: typer.Context,
    file: Path,
    into: str,
    overwrite: bool,
    dry_run: bool,
    library: Path | None,
    as_json: bool,
) -> None:
    """Fill the coverage of a plan from a form, or tell what would be filled."""
    from nap_desktop.services.form_filling import DIFFERS, fill, form_data, open_form, proposals

    made = open_form(file)
    with library_of(ctx, library) as opened:
        plan = opened.open_plan(plan_of(opened, into))
        found = proposals(plan.plan, made.form)
        data = form_data(made, found)
        cells = [one.cell for one in found if one.state == DIFFERS] if overwrite else []
        if not dry_run:
            opened.backup_if_changed()
            plan.do("Fill the coverage", fill(plan.plan, found, cells))
        counts = data["counts"]
        words = (
            f"{counts['new']} cells new, {counts['same']} there already, {counts['differs']} differ"
            f" and are {'written over' if overwrite else 'kept'}."
            f"\n{data['account']['characters']:,} characters:"
            f" {data['account']['used']:,} used, {data['account']['listed']:,} listed."
        )
        say(ctx, as_json, words, {"id": plan.plan.root, **data})


def _read(file: Path, choices: Path | None) -> Reading:
    from nap_desktop.services.choices_file import choices_in
    from nap_desktop.services.importing import again, open_document

    corrected = choices_in(choices) if choices else None
    made = open_document(file)
    return again(made.source, corrected) if corrected else made


def _kept(
    library: OpenLibrary, draft: Draft, as_: str, into: str, period: tuple[str, str]
) -> dict[str, Any]:
    """Keep what a draft becomes and return its id, with what else there is to tell."""
    from nap_desktop.services import importing

    match as_:
        case "template":
            return {"id": _template(library, draft)}
        case "successor":
            old, new = importing.keep_successor(library, draft, _wish(*period))
            return {"id": new, "previous": old}
        case "rows":
            return _rows(library, draft, into)
        case _:
            return {"id": importing.keep_plan(library, draft)}


def _template(library: OpenLibrary, draft: Draft) -> str:
    from nap_desktop.framework.template_making import TemplateWish
    from nap_desktop.services.importing import keep_template

    name = draft.plan.get(draft.plan.root, "title") or draft.plan.get(draft.plan.root, "state")
    return keep_template(library.path, draft, TemplateWish(name)).id


def _wish(start: str, end: str) -> SuccessorWish:
    from nap_desktop.plan.schema import field_of
    from nap_desktop.plan.successor import SuccessorWish
    from nap_desktop.services.typed import value_of

    first, last = (
        value_of(field_of("plan", key), written) if written else ""
        for key, written in (("period_start", start), ("period_end", end))
    )
    return SuccessorWish("", first, last)


def _rows(library: OpenLibrary, draft: Draft, into: str) -> dict[str, Any]:
    from nap_desktop.services.importing import rows_into, twins

    library.backup_if_changed()
    plan = library.open_plan(plan_of(library, into))
    found = twins(plan.plan, draft)
    without = [one.incoming for one in found]
    plan.do("Add rows", rows_into(plan.plan, draft, without))
    return {"id": plan.plan.root, "left_out": [{"like": one.held} for one in found]}


def _told(account: dict[str, int]) -> str:
    return (
        f"{account['characters']:,} characters: {account['imported']:,} imported,"
        f" {account['listed']:,} listed."
    )
