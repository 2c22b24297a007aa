"""The command that lets a plan leave: as a Word file, a PDF or a sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from nap_desktop.base.errors import NapError
from nap_desktop.cli.common import (
    AsJson,
    LibraryPath,
    PlanName,
    app,
    item_of,
    library_of,
    path_of,
    plan_of,
    say,
)
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from nap_desktop.documents.profile import Profile
    from nap_desktop.services.word_export import Wish

_PAGED = (".docx", ".pdf")


@app.command()
def export(
    ctx: typer.Context,
    plan: PlanName,
    to: Annotated[
        Path, typer.Option(metavar="FILE", help="A .docx, .pdf, .xlsx or .csv file to write.")
    ],
    costs: Annotated[
        bool, typer.Option("--costs", help="The costs instead (sheets only).")
    ] = False,
    profile: Annotated[
        str, typer.Option(metavar="P", help="full, decree, strategy, …; your own by name.")
    ] = "full",
    lang: Annotated[
        str, typer.Option(metavar="L", help="Of headings and dates; the plan's if left out.")
    ] = "",
    of: Annotated[
        str, typer.Option(metavar="NODE", help="The body or section that the profile asks for.")
    ] = "",
    label: Annotated[str, typer.Option(metavar="WORDS", help="What this draft is called.")] = "",
    watermark: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words behind the text.")
    ] = None,
    letterhead: Annotated[
        Path | None, typer.Option(metavar="F.docx", help="The letterhead to put it on.")
    ] = None,
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Write a plan as a Word file or a PDF (by LibreOffice), or its measures or costs as a sheet."""
    from nap_desktop.services.sheet_export import ENDINGS
    from nap_desktop.services.word_export import Wish

    endings = ENDINGS if costs else (*_PAGED, *ENDINGS)
    if to.suffix.casefold() not in endings:
        raise NapError("wrong_ending", path=to, ending=", ".join(endings))
    is_sheet = to.suffix.casefold() in ENDINGS
    if is_sheet:
        _refuse_for_sheets(to, profile=profile, of=of, label=label, watermark=watermark,
                           letterhead=letterhead)  # fmt: skip
    known = _profile(ctx, library, profile)
    with library_of(ctx, library) as opened:
        held = opened.load(plan_of(opened, plan))
    if is_sheet:
        data = _sheet(held, to, costs, lang)
    else:
        subject = item_of(held, of) if of else ""
        data = _pages(held, to, Wish(known, lang, label, "", subject, watermark, letterhead))
        data["profile"] = known.name
    say(ctx, as_json, str(to), data)


def _refuse_for_sheets(to: Path, **options: object) -> None:
    """Refuse what a sheet would pass over: who asks for one body's measures must not send all."""
    for name, value in options.items():
        if value and (name, value) != ("profile", "full"):
            raise NapError("not_for_sheets", path=to, option=f"--{name}")


def _sheet(plan: Plan, to: Path, costs: bool, lang: str) -> dict[str, Any]:
    from nap_desktop.services.sheet_export import export_sheet

    kind: Literal["measures", "finance"] = "finance" if costs else "measures"
    receipt = export_sheet(plan, to, kind, lang=lang)
    return {"path": str(to), "sha256": receipt.sha256, "measures": receipt.measures}


def _pages(plan: Plan, to: Path, wish: Wish) -> dict[str, Any]:
    """Write a Word file, or the PDF that LibreOffice makes of it."""
    from nap_desktop.services.pdf_export import export_pdf_of_word
    from nap_desktop.services.word_export import export_word

    data: dict[str, Any] = {"path": str(to), "measures": len(plan.of_kind("measure"))}
    if to.suffix.casefold() == ".pdf":
        return data | {"sha256": export_pdf_of_word(plan, to, wish).sha256}
    receipt = export_word(plan, to, wish=wish)
    return data | {"sha256": receipt.sha256, "pages": receipt.pages}


def _profile(ctx: typer.Context, library: Path | None, name: str) -> Profile:
    """Return a profile that comes with the program or lies beside the library."""
    from nap_desktop.base.paths import places
    from nap_desktop.services.profiles import Profiles

    return Profiles.beside(places(path_of(ctx, library)).library).load(name)
