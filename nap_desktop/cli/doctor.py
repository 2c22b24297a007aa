"""The command on letterheads: doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nap_desktop.base.errors import NapError
from nap_desktop.cli.common import AsJson, app, say


@app.command()
def doctor(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="A letterhead.")],
    lang: Annotated[
        str, typer.Option(metavar="LANG", help="Language of the documents: en, fr, ru, …")
    ] = "en",
    repair: Annotated[bool, typer.Option("--repair", help="Write a mended copy.")] = False,
    to: Annotated[
        Path | None, typer.Option(metavar="FILE.docx", help="Where the mended copy goes.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what is missing or odd in a Word file that is to be a letterhead, and mend it."""
    from nap_desktop.services import letterhead

    target = _target(file, repair, to)
    remarks = letterhead.examine(file, lang)
    words = letterhead.told(remarks)
    if target:
        letterhead.repair(file, target)
        words += "\n" + letterhead.doctor_words("repaired").format(path=target)
    data = {
        "path": str(file),
        "findings": [remark.data for remark in remarks],
        "repaired": str(target) if target else None,
    }
    say(ctx, as_json, words, data)


def _target(file: Path, repair: bool, to: Path | None) -> Path | None:
    """Return where a mended copy goes, None for none. Raises NapError `wrong_ending`."""
    if not repair and to is None:
        return None
    target = to or file.with_name(f"{file.stem} (mended).docx")
    if target.suffix.casefold() != ".docx":
        raise NapError("wrong_ending", path=target, ending=".docx")
    return target
