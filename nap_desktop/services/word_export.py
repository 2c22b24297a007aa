"""Makes the Word file of a plan."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path

from nap_desktop.base.files import write_whole
from nap_desktop.plan.ids import new_id
from nap_desktop.plan.tree import Plan


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written: the file, its SHA-256, how many pages we think it has, its measures."""

    path: Path
    sha256: str
    pages: int
    measures: int


def export_word(
    plan: Plan,
    target: Path,
    *,
    profile: str = "full",
    draft_label: str = "",
    today: datetime.date | None = None,
    export_id: str = "",
    base_version: str = "",
) -> Receipt:
    """Write a plan as a Word file; the same arguments give the same bytes.

    profile:      a name in `PROFILES`. draft_label: what this draft is called ("Second draft").
    export_id:    tells this export from others; made anew if empty, as the day is if None.
    base_version: the id of the version that is exported; empty for the plan as it stands.
    Raises NapError `cannot_write` (path, reason); the file that was there is then untouched.
    """
    content, pages = word_file(
        plan,
        profile,
        draft_label,
        today or datetime.date.today(),
        export_id or new_id(),
        base_version,
    )
    write_whole(target, content)
    digest = hashlib.sha256(content).hexdigest()
    return Receipt(target, digest, pages, len(plan.of_kind("measure")))


def word_file(
    plan: Plan,
    profile: str,
    draft_label: str,
    today: datetime.date,
    export_id: str,
    base_version: str = "",
) -> tuple[bytes, int]:
    """Return the bytes of a plan's Word file and how many pages we think it has."""
    from nap_desktop.documents.compose import PROFILES, Occasion, compose, words_of
    from nap_desktop.documents.word.write import write

    occasion = Occasion(today, draft_label)
    document = compose(plan, PROFILES[profile], occasion, words_of(plan))
    custom = {
        "NapPlan": plan.root,
        "NapExport": export_id,
        "NapBaseVersion": base_version,
        "NapContentHash": content_hash(plan),
    }
    return write(document, custom)


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
        parts += (identity, node.kind)
        for key in order:
            parts += (key, node.fields[key])
    for place in sorted(plan.children):
        parts += (*place, *plan.children[place])
    # no value holds a control character (plan/text.py), so this one divides them for certain
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
