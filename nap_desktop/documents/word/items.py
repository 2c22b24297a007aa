"""The list of all marked places as a custom XML part: name, order and a hash of the text.

It says nothing that the document does not show; a reader uses it to tell what was changed in a
file that comes home. LibreOffice keeps the part, .odt and .doc do not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from nap_desktop.documents.blocks import Block, Cover, Grid, Heading, Mark, Para
from nap_desktop.documents.texts import paragraphs
from nap_desktop.documents.word.ids import Ids
from nap_desktop.documents.word.sections import DECLARATION

NAMESPACE = "urn:nap-desktop:items:1"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_IDENTITY = "{6E415031-3534-4031-8000-4E4150314954}"  # of our part, in every file the same


def text_hash(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def parts(blocks: Iterable[Block], ids: Ids) -> dict[str, str]:
    """Return the part and those that belong to it; none for a document without marks."""
    seen: set[str] = set()
    made: list[str] = []
    for mark, text in _marked(blocks):
        name = ids.name(mark)
        if name not in seen:
            seen.add(name)
            made.append(f'<item name="{name}" order="{len(made) + 1}" hash="{text_hash(text)}"/>')
    if not made:
        return {}
    return {
        "customXml/item1.xml": f'{DECLARATION}<items xmlns="{NAMESPACE}">{"".join(made)}</items>',
        "customXml/itemProps1.xml": f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_STORE}"'
        f' ds:itemID="{_IDENTITY}"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/>'
        "</ds:schemaRefs></ds:datastoreItem>",
        "customXml/_rels/item1.xml.rels": f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_PROPS}" Target="itemProps1.xml"/></Relationships>',
    }


def _marked(blocks: Iterable[Block]) -> Iterator[tuple[Mark, str]]:
    for block in blocks:
        match block:
            case Heading(mark=mark) if mark:
                yield mark, block.text
            case Para():
                yield from _of((block,))
            case Cover():
                yield from _of((*block.approval, *block.lines, *block.facts))
            case Grid():
                for row in block.rows:
                    for cell in row.cells:
                        yield from _of(cell)
            case _:
                pass


def _of(paras: Iterable[Para]) -> Iterator[tuple[Mark, str]]:
    for para in paras:
        if para.mark:
            text = para.text
            if not isinstance(text, str):
                text = "\n".join(part.plain for part in paragraphs(text))
            yield para.mark, text
