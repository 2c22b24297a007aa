"""The receipt of a pack: what was written, each file with its checksum, and what was left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nap_desktop.plan.ids import NodeId

if TYPE_CHECKING:
    from nap_desktop.documents.pack.wordings import Wordings

FORMAT = "nap-pack/1"


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack: which document it is, its name, SHA-256 and how many pages we think it has."""

    key: str
    name: str
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class PackReceipt:
    """What was written.

    made:     the day (ISO 8601) that the documents bear; day: the same as people write it.
    export:   the id of the pack. version, version_name: under which the library keeps the text.
    left_out: document -> code of the reason.
    """

    folder: Path
    plan: NodeId
    title: str
    lang: str
    made: str
    day: str
    export: str
    version: str
    version_name: str
    sent_to: str
    files: tuple[PackFile, ...]
    left_out: Mapping[str, str]


def data_of(receipt: PackReceipt) -> dict[str, Any]:
    """Return a receipt as JSON data, without the path of the folder."""
    return {
        "format": FORMAT,
        "plan": receipt.plan,
        "title": receipt.title,
        "language": receipt.lang,
        "made": receipt.made,
        "export": receipt.export,
        "version": {"id": receipt.version, "name": receipt.version_name},
        "sent_to": receipt.sent_to,
        "files": [
            {"document": one.key, "name": one.name, "sha256": one.sha256, "pages": one.pages}
            for one in receipt.files
        ],
        "left_out": [
            {"document": key, "reason": reason} for key, reason in receipt.left_out.items()
        ],
    }


def as_json(receipt: PackReceipt) -> str:
    """Return a receipt as the text of `receipt.json`."""
    return json.dumps(data_of(receipt), ensure_ascii=False, indent=1) + "\n"


def as_text(receipt: PackReceipt, wordings: Wordings) -> str:
    """Return a receipt as the text of `receipt.txt`, with the line ends of Windows."""
    facts = {
        "title": receipt.title,
        "date": receipt.day,
        "export": receipt.export,
        "whom": receipt.sent_to,
        "version": receipt.version_name,
    }

    def say(name: str) -> str:
        return wordings.say(f"receipt.{name}", facts)

    lines = [say("title"), say("made")]
    lines += [say("sent_to")] if receipt.sent_to else []
    lines += [say("version"), "", say("files"), ""]
    for one in receipt.files:
        lines += [one.name, f"    {one.sha256}"]
    if receipt.left_out:
        lines += ["", say("left_out"), ""]
        lines += [
            f"{wordings.say(f'names.{key}', subject='…')}: {say(reason)}"
            for key, reason in receipt.left_out.items()
        ]
    return "\r\n".join([*lines, ""])
