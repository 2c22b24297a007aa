"""A Word file as lines to compare by eye: a digest of each part, then each paragraph with its style."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from lxml import etree

from nap_desktop.documents.word.names import w
from tests.documents.papers import NAMES, export

FOLDER = Path(__file__).parent
_SIGNS = {w("tab"): "→", w("br"): "↵", w("footnoteReference"): "†"}


def dump(content: bytes) -> str:
    """Return the lines of a file."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        held = {name: file.read(name) for name in file.namelist()}
    lines = [f"{hashlib.sha256(data).hexdigest()[:16]}  {name}" for name, data in held.items()]
    tree = etree.fromstring(held["word/document.xml"])
    lines += ["", *(_line(one) for one in tree.iter(w("p"), w("tbl"), w("tr"), w("sectPr")))]
    return "\n".join(lines) + "\n"


def _line(one: etree._Element) -> str:
    if one.tag == w("tbl"):
        return "== table"
    if one.tag == w("tr"):
        return "--"
    if one.tag == w("sectPr"):
        size = one.find(w("pgSz"))
        return f"## section {'' if size is None else size.get(w('w'))}"
    style = one.find(f"{w('pPr')}/{w('pStyle')}")
    said = [
        one_part.text or "" if one_part.tag == w("t") else _SIGNS[one_part.tag]
        for one_part in one.iter(w("t"), *_SIGNS)
        if one_part.getparent().tag == w("r")
    ]
    return f"[{'' if style is None else style.get(w('val'))}] {''.join(said)}"


def golden() -> dict[str, str]:
    """Return the lines that each golden file has to hold, by the name of the file."""
    return {f"{name}.txt": dump(export(name, label="Second draft")) for name in NAMES}
