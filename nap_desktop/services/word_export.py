"""Makes the Word file of a plan."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.calm import calm
from nap_desktop.base.errors import NapError
from nap_desktop.base.files import write_whole
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from nap_desktop.documents.profile import Profile


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written: the file, its SHA-256, how many pages we think it has, its measures."""

    path: Path
    sha256: str
    pages: int
    measures: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks of one export.

    profile:     the name of a shipped profile, or a profile.
    language:    of headings, choices and dates; the profile's or the plan's if empty.
    draft_label: what this draft is called ("Second draft").
    version:     the name of the version that is exported; empty for the plan as it stands.
    subject:     the id of the body, section, objective or measure that the profile asks for.
    watermark:   words behind the text; the profile's own if None.
    letterhead:  a .docx whose letterhead the file is to wear; none if None.
    """

    profile: str | Profile = "full"
    language: str = ""
    draft_label: str = ""
    version: str = ""
    subject: NodeId = ""
    watermark: str | None = None
    letterhead: Path | None = None


def export_word(
    plan: Plan,
    target: Path,
    *,
    profile: str | Profile = "full",
    draft_label: str = "",
    today: datetime.date | None = None,
    export_id: str = "",
    base_version: str = "",
    wish: Wish | None = None,
) -> Receipt:
    """Write a plan as a Word file; the same arguments give the same bytes.

    wish:         all that may be asked for; in its place `profile` and `draft_label` alone.
    export_id:    tells this export from others; made anew if empty, as the day is if None.
    base_version: the id of the version that is exported; empty for the plan as it stands.
    Raises NapError `unknown_profile`, `needs_body`, `needs_section`, those of a bad letterhead,
    or `cannot_write` (path, reason); the file that was there is then untouched.
    """
    content, pages = word_bytes(
        plan,
        wish or Wish(profile, draft_label=draft_label),
        today or datetime.date.today(),
        export_id or new_id(),
        base_version,
    )
    write_whole(target, content)
    digest = hashlib.sha256(content).hexdigest()
    return Receipt(target, digest, pages, len(plan.of_kind("measure")))


def word_file(
    plan: Plan,
    profile: str | Profile,
    draft_label: str,
    today: datetime.date,
    export_id: str,
    base_version: str = "",
) -> tuple[bytes, int]:
    """Return the bytes of a plan's Word file and how many pages we think it has."""
    return word_bytes(plan, Wish(profile, draft_label=draft_label), today, export_id, base_version)


def word_bytes(
    plan: Plan, wish: Wish, today: datetime.date, export_id: str, base_version: str = ""
) -> tuple[bytes, int]:
    """Return the bytes of a Word file as it was wished for, and how many pages we think it has."""
    profile = profile_of(wish)
    # all blocks are gone before the collector looks again: it would walk every one of them
    with calm():
        content, pages = _written(
            plan, profile, wish, today, _identity(plan, export_id, base_version)
        )
    return _dressed(content, wish.letterhead), pages


def _identity(plan: Plan, export_id: str, base_version: str) -> dict[str, str]:
    """Return what the properties of a file say of where it comes from."""
    return {
        "NapPlan": plan.root,
        "NapExport": export_id,
        "NapBaseVersion": base_version,
        "NapContentHash": content_hash(plan),
    }


def _written(
    plan: Plan, profile: Profile, wish: Wish, today: datetime.date, identity: dict[str, str]
) -> tuple[bytes, int]:
    from nap_desktop.documents.compose import Occasion, compose, words_of
    from nap_desktop.documents.word.write import write

    occasion = Occasion(today, wish.draft_label, wish.version, wish.subject)
    document = compose(plan, profile, occasion, words_of(plan, profile.language))
    return write(document, {**identity, "NapProfile": profile.name})


def profile_of(wish: Wish) -> Profile:
    """Return the profile of a wish, in the language and with the watermark that it asks for.

    Raises NapError `unknown_profile` or `broken_profile`.
    """
    from dataclasses import replace

    from nap_desktop.documents.profile import profile_from, shipped_profile, to_data

    known_language(wish.language)
    found = shipped_profile(wish.profile) if isinstance(wish.profile, str) else wish.profile
    found = replace(
        found,
        language=wish.language or found.language,
        watermark=found.watermark if wish.watermark is None else wish.watermark,
    )
    return profile_from(to_data(found)) if wish.language else found


def known_language(lang: str) -> None:
    """Return if the program has words in a language, or if none is asked for.

    Raises NapError `unknown_language` (lang, known).
    """
    from nap_desktop.documents.wording import languages

    if lang and lang.split("-")[0] not in languages():
        raise NapError("unknown_language", lang=lang, known=", ".join(sorted(languages())))


def _dressed(content: bytes, letterhead: Path | None) -> bytes:
    """Return a finished file in a letterhead; the file as it is without one.

    Raises NapError as `services/letterhead.py` does.
    """
    if letterhead is None:
        return content
    from nap_desktop.services.letterhead import dress

    return dress(content, letterhead)


def content_hash(plan: Plan) -> str:
    """Return the SHA-256 of all that a plan says, so that a file can tell which text it came from."""
    parts = [plan.root]
    orders: dict[tuple[str, ...], list[str]] = {}  # fields as they come -> sorted
    for identity in sorted(plan.nodes):
        node = plan.nodes[identity]
        keys = tuple(node.fields)
        order = orders.get(keys)
        if order is None:
            order = orders[keys] = sorted(keys)
        fields = node.fields
        parts += (identity, node.kind, *order, *map(fields.__getitem__, order))
    for place in sorted(plan.children):
        parts += (*place, *plan.children[place])
    # no value holds a control character (plan/text.py), so this one divides them for certain
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
