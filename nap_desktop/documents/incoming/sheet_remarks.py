"""The comments of a workbook: notes on cells, and the threads of newer table programs."""

from __future__ import annotations

from nap_desktop.documents.incoming.leaf_cells import cleaned, rich_text
from nap_desktop.documents.incoming.office_parts import OfficeParts, bare
from nap_desktop.documents.incoming.source import Remark

Remarks = tuple[list[Remark], dict[str, tuple[str, ...]]]


def remarks_of(parts: OfficeParts, sheet: str, first: int) -> Remarks:
    """Return the comments of one sheet, numbered from `first`, and the ids on each cell.

    A cell with a thread also has a note that only says so; then the thread counts.
    """
    found: list[Remark] = []
    on_cells: dict[str, list[str]] = {}
    threaded = _threads(parts, sheet)
    cells = {cell for cell, _, _, _ in threaded}
    notes = [note for note in _notes(parts, sheet) if note[0] not in cells]
    for cell, author, at, text in threaded + notes:
        id = f"c{first + len(found)}"
        found.append(Remark(id, author, at, text))
        on_cells.setdefault(cell, []).append(id)
    return found, {cell: tuple(ids) for cell, ids in on_cells.items()}


def _notes(parts: OfficeParts, sheet: str) -> list[tuple[str, str, str, str]]:
    found: list[tuple[str, str, str, str]] = []
    for part in parts.related(sheet, "comments"):
        root = parts.tree(part)
        authors = [cleaned(one.text or "") for one in root.iterfind("{*}authors/{*}author")]
        for note in root.iterfind("{*}commentList/{*}comment"):
            inside = note.find("{*}text")
            text = rich_text(inside)[0].strip() if inside is not None else ""
            number = note.get("authorId", "")
            is_known = number.isascii() and number.isdigit() and int(number) < len(authors)
            author = authors[int(number)] if is_known else ""
            if text:
                found.append((note.get("ref", ""), author, "", text))
    return found


def _threads(parts: OfficeParts, sheet: str) -> list[tuple[str, str, str, str]]:
    threads = parts.related(sheet, "threadedComment")
    people = _people(parts) if threads else {}
    return [
        (one.get("ref", ""), people.get(one.get("personId", ""), ""), _at(one.get("dT", "")), text)
        for part in threads
        for one in parts.tree(part)
        if bare(one.tag) == "threadedComment"
        if (text := cleaned(one.findtext("{*}text") or "").strip())
    ]


def _people(parts: OfficeParts) -> dict[str, str]:
    return {
        one.get("id", ""): cleaned(one.get("displayName", ""))
        for name in parts.parts
        if name.casefold().startswith("xl/persons/") and name.casefold().endswith(".xml")
        for one in parts.tree(name)
    }


def _at(moment: str) -> str:
    """Return a moment to the second, in UTC as the format has it."""
    return f"{cleaned(moment)[:19]}Z" if moment else ""
