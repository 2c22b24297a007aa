"""What a person wishes a pack to be, and what of it is remembered for the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nap_desktop.services.pack_preview import PackPreview


@dataclass(frozen=True, slots=True)
class PackWish:
    """A pack to be made.

    folder, name: where the pack's own folder is made, and how that is called.
    left_out:     the documents that are not wanted. lang: of the documents.
    previous:     code of the plan or version to compare with, as the offer has it; empty for none.
    letterhead:   path of a Word file; empty for none. sent_to: to whom the pack goes.
    with_pdf:     whether a PDF lies beside each Word file.
    review:       the name of the review to report on; empty for the latest.
    draft_label:  what this draft is called; empty for "Draft of" and the day.
    """

    folder: Path
    name: str
    lang: str = "en"
    left_out: frozenset[str] = frozenset()
    previous: str = ""
    letterhead: str = ""
    sent_to: str = ""
    with_pdf: bool = False
    review: str = ""
    draft_label: str = ""


@dataclass(frozen=True, slots=True)
class PackOffer:
    """What there is to choose from.

    documents: keys of all documents, in order. languages: codes.
    own:       code of the plan's language, in which there may be no wordings.
    reviews:   the names of those with entries, the latest first.
    previous:  code and name of each plan or version to compare with.
    letterheads: path and name of each that is kept.
    look_at:   gives what is to be known of a letterhead, empty if it is fine.
    preview:   calls back with what a pack would hold, or with why it cannot be made.
    """

    documents: tuple[str, ...]
    languages: tuple[str, ...]
    previous: tuple[tuple[str, str], ...]
    letterheads: tuple[tuple[str, str], ...]
    look_at: Callable[[str], str]
    preview: Callable[[PackWish, Callable[[PackWish, PackPreview | Exception], None]], None]
    own: str = "en"
    reviews: tuple[str, ...] = ()


def remembered(wish: PackWish) -> dict[str, Any]:
    """Return what of a wish is kept in the settings."""
    return {
        "lang": wish.lang,
        "left_out": sorted(wish.left_out),
        "previous": wish.previous,
        "letterhead": wish.letterhead,
        "sent_to": wish.sent_to,
        "with_pdf": wish.with_pdf,
        "review": wish.review,
        "draft_label": wish.draft_label,
        "folder": str(wish.folder),
    }


def with_remembered(wish: PackWish, kept: Mapping[str, Any], offer: PackOffer) -> PackWish:
    """Return a wish with what was chosen the last time, as far as that can still be chosen."""
    known = {code for code, _ in offer.previous} | {""}
    lang, previous = kept.get("lang"), kept.get("previous")
    letterhead, folder = kept.get("letterhead", ""), kept.get("folder", "")
    left_out, review = kept.get("left_out", ()), str(kept.get("review", ""))
    return replace(
        wish,
        lang=lang if lang in offer.languages else wish.lang,
        left_out=frozenset(left_out) & set(offer.documents),
        previous=str(previous) if previous in known else wish.previous,
        letterhead=letterhead if letterhead and Path(letterhead).is_file() else "",
        sent_to=str(kept.get("sent_to", wish.sent_to)),
        with_pdf=kept.get("with_pdf") is True,
        review=review if review in offer.reviews else "",
        draft_label=str(kept.get("draft_label", "")),
        folder=Path(folder) if folder and Path(folder).is_dir() else wish.folder,
    )


def free_name(folder: Path, name: str) -> str:
    """Return a name for a new folder: the one given, with a number if there is one already."""
    count, free = 1, name
    while (folder / free).exists():
        count += 1
        free = f"{name} ({count})"
    return free
