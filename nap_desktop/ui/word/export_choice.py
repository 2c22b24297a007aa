"""What a person chooses when a plan leaves the program, and the names of the files."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from nap_desktop.plan.labels import labels
from nap_desktop.plan.tree import Plan
from nap_desktop.services.file_names import safe_name

Format = Literal["docx", "pdf", "xlsx", "csv"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "xlsx", "csv")
PAGED: tuple[Format, ...] = ("docx", "pdf")
ENDING = ".docx"
_LONGEST = 90  # letters of a title in a file's name; some systems take 255 bytes in all
_DATED = re.compile(r" \d{4}-\d\d-\d\d$")
_COUNTED = re.compile(r" \((\d+)\)$")
_REMEMBERED = (
    *("draft_label", "watermark", "profile", "subject", "lang", "format", "by_libreoffice"),
)


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Where the file goes, what is in it, and how it looks.

    draft_label: what this draft is called. marking: what the plan gives its pages.
    watermark:   words behind the text; the profile's own if empty.
    profile:     the key of the kind of document. lang: that of its own words, the plan's if empty.
    subject:     the id of the body or the section that the kind of document is about.
    letterhead:  a Word file that lends its looks; None for the program's own.
    by_libreoffice: whether LibreOffice makes the PDF out of the Word file.
    """

    target: Path
    draft_label: str = ""
    marking: str = ""
    watermark: str = ""
    profile: str = "full"
    subject: str = ""
    lang: str = ""
    letterhead: Path | None = None
    format: Format = "docx"
    by_libreoffice: bool = False


@dataclass(frozen=True, slots=True)
class ExportOffer:
    """What there is to choose from; a list of one or none leaves nothing to ask.

    profiles, languages: pairs of key and words. formats: of FORMATS.
    subjects:    for each profile that is about one body or section: pairs of id and words.
    own:         what profiles say of language (in words) and watermark, if an export does not.
    letterheads: those used lately; None where files cannot have one.
    libreoffice: whether it is installed.
    """

    profiles: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    formats: tuple[Format, ...] = ("docx",)
    subjects: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    own: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    letterheads: tuple[Path, ...] | None = None
    libreoffice: bool = False


def remembered(choice: ExportChoice) -> dict[str, Any]:
    """Return what of a choice is kept for the next export of the same plan."""
    kept: dict[str, Any] = {key: getattr(choice, key) for key in _REMEMBERED}
    kept["letterhead"] = str(choice.letterhead) if choice.letterhead else ""
    kept["folder"] = str(choice.target.parent)
    kept["dated"] = is_dated(choice.target)
    return kept


def with_remembered(choice: ExportChoice, kept: dict[str, Any]) -> ExportChoice:
    """Return a first choice with what was chosen the last time; what no longer fits is left out."""
    fitting = {
        key: kept[key]
        for key in _REMEMBERED
        if isinstance(kept.get(key), type(getattr(choice, key)))
    }
    if fitting.get("format", "docx") not in FORMATS:
        del fitting["format"]
    letterhead = Path(kept["letterhead"]) if isinstance(kept.get("letterhead"), str) else None
    if letterhead is not None and letterhead.is_file():
        fitting["letterhead"] = letterhead
    made = replace(choice, **fitting)
    folder = Path(str(kept.get("folder") or made.target.parent))
    name = made.target.name
    if kept.get("dated") is False:
        name = undated(made.target).name
    target = (folder if folder.is_dir() else made.target.parent) / name
    return replace(made, target=with_ending(target, made.format))


def suggested_name(plan: Plan, day: datetime.date, form: Format = "docx") -> str:
    """Return a name for the file: the plan's short name or title, and the day."""
    root = plan.nodes[plan.root]
    title = root.get("short_name") or root.get("title") or labels().get("words", "untitled_plan")
    return f"{safe_name(title, _LONGEST)} {day.isoformat()}.{form}"


def with_ending(path: Path, form: Format) -> Path:
    """Return a path that ends as files of a format do; another format's ending is taken away."""
    ending = path.suffix.lower()
    if not path.name or ending == f".{form}":
        return path
    stem = path.stem if ending.removeprefix(".") in FORMATS else path.name
    return path.with_name(f"{stem}.{form}")


def is_dated(path: Path) -> bool:
    """Return whether the name ends with a day."""
    return bool(_DATED.search(path.stem))


def undated(path: Path) -> Path:
    """Return the path without the day in its name."""
    return path.with_name(_DATED.sub("", path.stem) + path.suffix) if path.name else path


def dated(path: Path, day: datetime.date) -> Path:
    """Return the path with a day in its name."""
    bare = undated(path)
    return bare.with_name(f"{bare.stem} {day.isoformat()}{bare.suffix}") if bare.name else bare


def free_name(path: Path) -> Path:
    """Return the next path that no file has: "plan (2).docx"."""
    found = _COUNTED.search(path.stem)
    stem = path.stem[: found.start()] if found else path.stem
    number = int(found[1]) + 1 if found else 2
    while (other := path.with_name(f"{stem} ({number}){path.suffix}")).exists():
        number += 1
    return other


def is_open_elsewhere(path: Path) -> bool:
    """Return whether a word processor seems to have a file open: its mark lies beside the file.

    Word writes `~$` in place of the first two letters of a name, before short names; LibreOffice
    writes `.~lock.name#`.
    """
    if not path.name or not path.exists():
        return False
    marks = (f"~${path.name[2:]}", f"~${path.name[1:]}", f"~${path.name}", f".~lock.{path.name}#")
    return any(path.with_name(mark).exists() for mark in marks)
