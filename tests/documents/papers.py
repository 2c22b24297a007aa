"""What the tests of documents share: the sample plan, its exports, and a reader of their text."""

from __future__ import annotations

import datetime
import io
import zipfile
from functools import cache
from pathlib import Path

from lxml import etree

from nap_desktop.base import shipped
from nap_desktop.documents.blocks import Block, Cell, Cover, Document, Grid, Heading, Para
from nap_desktop.documents.compose import Occasion, compose, words_of
from nap_desktop.documents.profile import Profile, shipped_names, shipped_profile
from nap_desktop.documents.texts import paragraphs
from nap_desktop.documents.word.letterhead import dress
from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.write import write
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.edits import set_field
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.tree import Plan
from nap_desktop.services.word_export import Wish, word_bytes
from tests.documents.letterheads import ministry
from tests.documents.packs import pack, whole_pack
from tests.plans_in_languages import plan_in

DAY = datetime.date(2026, 11, 25)
NAMES = shipped_names()


@cache
def sample() -> Plan:
    """Return the sample plan."""
    return from_open(shipped.json_data("sample/exampleland.json")["current"])


def subject_of(plan: Plan, profile: Profile) -> str:
    """Return what a profile asks for, if the plan has it."""
    if profile.scope == "body":
        return plan.bodies[1 % len(plan.bodies)] if plan.bodies else ""
    if profile.scope == "section":
        return (plan.of_kind("section") or plan.of_kind("measure") or [""])[-1]
    return ""


def export(name: str | Profile = "full", plan: Plan | None = None, label: str = "") -> bytes:
    """Return the Word file of a plan, the sample if none is given, always of the same day."""
    plan = plan or sample()
    profile = shipped_profile(name) if isinstance(name, str) else name
    wish = Wish(profile, draft_label=label, subject=subject_of(plan, profile))
    return word_bytes(plan, wish, DAY, "export")[0]


def composed(
    name: str | Profile = "full", plan: Plan | None = None, subject: str = "", label: str = ""
) -> Document:
    """Return the document of a plan before it is written."""
    plan = plan or sample()
    profile = shipped_profile(name) if isinstance(name, str) else name
    occasion = Occasion(DAY, label, "", subject or subject_of(plan, profile))
    return compose(plan, profile, occasion, words_of(plan, profile.language))


def changed(plan: Plan, node: str = "", **fields: str) -> Plan:
    """Return a plan with some fields of a node (the plan itself if none) set to other values."""
    for key, value in fields.items():
        plan = apply_all(plan, set_field(plan, node or plan.root, key, value))
    return plan


def part(content: bytes, name: str = "word/document.xml") -> str:
    """Return one part of a Word file as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode()


def parts(content: bytes) -> list[str]:
    """Return the names of all parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.namelist()


def text_of(content: bytes, name: str = "word/document.xml") -> list[str]:
    """Return the text of each paragraph of a part, in reading order; tabs and breaks as signs."""
    tree = etree.fromstring(part(content, name).encode())
    signs = {w("tab"): "\t", w("br"): "\n"}
    found = []
    for paragraph in tree.iter(w("p")):
        said = [
            one.text or "" if one.tag == w("t") else signs[one.tag]
            for one in paragraph.iter(w("t"), *signs)
            if one.getparent().tag == w("r")
        ]
        found.append("".join(said))
    return found


def said(document: Document) -> list[str]:
    """Return all texts of a document in reading order, numbers and leads left out."""
    found: list[str] = []
    for block in document.blocks:
        found += _said(block)
    return [text for text in found if text.strip()]


def _said(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Para():
            return _lines((block,))
        case Cover():
            return _lines((*block.approval, *block.lines, *block.facts))
        case Grid():
            cells = [cell for row in (*block.head, *block.rows) for cell in row.cells]
            return [block.caption, *(text for cell in cells for text in _lines(cell))]
        case _:
            return []


def _lines(paras: Cell) -> list[str]:
    return [part.plain for para in paras for part in paragraphs(para.text)]


def write_all(folder: Path) -> list[Path]:
    """Write the sample in every profile into a folder, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name in NAMES:
        path = folder / f"{name}.docx"
        path.write_bytes(export(name, label="Second draft"))
        made.append(path)
    return made


def write_packs(folder: Path, langs: tuple[str, ...] = ("en",)) -> list[Path]:
    """Write the whole pack of the sample in some languages, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for lang in langs:
        for number, paper in enumerate(whole_pack(lang).papers, 1):
            path = folder / f"pack-{lang}-{number:02}-{paper.key}.docx"
            path.write_bytes(write(paper.document, {"NapPlan": sample().root})[0])
            made.append(path)
    return made


def write_others(folder: Path) -> list[Path]:
    """Write plans in other scripts, the Arabic one with its English pack, and letterheads."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {f"plan-{lang}": export("full", plan_in(lang)) for lang in ("ar", "ru", "zh", "mn")}
    contents |= {
        f"pack-ar-{number:02}-{paper.key}": write(paper.document, {"NapPlan": "plan-ar"})[0]
        for number, paper in enumerate(pack(plan_in("ar")).papers, 1)
    }
    contents["letterhead"] = dress(export("full"), ministry())
    contents["letterhead-ar"] = dress(export("decree", plan_in("ar")), ministry())
    for name, content in contents.items():
        (folder / f"{name}.docx").write_bytes(content)
    return [folder / f"{name}.docx" for name in contents]
