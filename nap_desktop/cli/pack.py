"""The command that writes a whole pack: all documents that go up with a plan."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nap_desktop.base.errors import NapError
from nap_desktop.cli.common import AsJson, LibraryPath, PlanName, app, library_of, plan_of, say

if TYPE_CHECKING:
    from nap_desktop.plan.tree import Plan
    from nap_desktop.services.library import OpenLibrary
    from nap_desktop.services.pack_receipt import PackReceipt


@app.command()
def pack(
    ctx: typer.Context,
    plan: PlanName,
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the pack's folder is made.")],
    lang: Annotated[
        str, typer.Option(metavar="L", help="en, fr, ru or es; the plan's, else English.")
    ] = "",
    sent_to: Annotated[str, typer.Option(metavar="WHOM", help="To whom it goes.")] = "",
    previous: Annotated[
        str, typer.Option(metavar="PLAN", help="Compare with this plan or version.")
    ] = "",
    name: Annotated[str, typer.Option(help="The name of the folder.")] = "",
    only: Annotated[
        list[str] | None, typer.Option(metavar="DOCUMENT", help="Only these: plan, act, letter, …")
    ] = None,
    review: Annotated[str, typer.Option(help="The review to report on.")] = "",
    label: Annotated[str, typer.Option(metavar="WORDS", help="What this draft is called.")] = "",
    letterhead: Annotated[
        Path | None, typer.Option(metavar="F.docx", help="The letterhead to put them on.")
    ] = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="A PDF beside each Word file (by LibreOffice).")
    ] = False,
    library: LibraryPath = None,
    as_json: AsJson = False,
) -> None:
    """Write all documents that go up with a plan into a new folder; keep the text as a version."""
    from nap_desktop.plan.text import clean_line
    from nap_desktop.services.pack import PackChoice, chosen, own_language, send_pack
    from nap_desktop.services.pack_receipt import data_of

    with library_of(ctx, library) as opened:
        id = plan_of(opened, plan)
        before, called = _previous(opened, id, previous) if previous else (None, "")
        choice = PackChoice(
            lang,
            chosen(only or ()),
            previous=before,
            previous_name=called,
            review=review,
            draft_label=clean_line(label),
            sent_to=clean_line(sent_to),
            name=name,
            dress=partial(_dressed, letterhead) if letterhead else None,
            pdf=_pdf if pdf else None,
        )
        receipt = send_pack(opened, id, to, choice)
        own = own_language(opened.load(id))
    data = {"folder": str(receipt.folder), **data_of(receipt), "plan_language": own}
    say(ctx, as_json, "\n".join(_lines(receipt, own)), data)


def _lines(receipt: PackReceipt, own: str) -> list[str]:
    """Return what was written where, and the language of the wordings if it is not the plan's."""
    lines = [str(receipt.folder), *(f"  {one.name}" for one in receipt.files)]
    return [*lines, *_other_language(own, receipt.lang)]


def _other_language(own: str, used: str) -> list[str]:
    """Return a line on the language of the program's wordings where it is not the plan's."""
    if own == used:
        return []
    from nap_desktop.plan.labels import labels
    from nap_desktop.services.pack import languages

    name, plans = (labels().choice("language", code) for code in (used, own))
    if own in languages():
        return [f"Headings and sentences are in {name}; what the plan says is in {plans}."]
    return [
        f"There are no wordings in {plans}: letters, act and tables are in {name}; the plan, its"
        f" summary and the submission copy are in {plans}."
    ]


def _dressed(letterhead: Path, content: bytes) -> bytes:
    from nap_desktop.services.letterhead import dress

    return dress(content, letterhead)


def _pdf(_: object, content: bytes) -> bytes:
    """Return the PDF that LibreOffice makes of a Word file. Raises NapError `no_libreoffice`."""
    from nap_desktop.services.pdf_export import pdf_of_word

    return pdf_of_word(content)


def _previous(library: OpenLibrary, plan: str, named: str) -> tuple[Plan, str]:
    """Return a version of the plan by its name or id, else another plan of the library."""
    for card in library.versions.list(plan):
        if named.casefold() in (card.id, card.name.casefold()):
            return library.versions.load(card.id), card.name
    try:
        found = library.load(plan_of(library, named))
    except NapError as error:
        if error.code != "no_such_plan":
            raise
        raise NapError("no_such_plan", plan=named) from error
    return found, found.get(found.root, "title")
