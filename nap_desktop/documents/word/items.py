"""The list of all items as a custom XML part: name of the bookmark, order, hash of the texts.

It says nothing that the document does not show; a reader uses it to tell what was changed in a
file that comes home. LibreOffice keeps the part, .odt and .doc do not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from nap_desktop.documents.blocks import Text
from nap_desktop.documents.word.ids import Ids
from nap_desktop.documents.word.sections import DECLARATION

NAMESPACE = "urn:nap-desktop:items:1"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_IDENTITY = "{6E415031-3534-4031-8000-4E4150314954}"  # of our part, in every file the same


def text_hash(texts: Iterable[Text]) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of the texts of one item.

    No text holds a control character (plan/text.py), so U+001F divides them for certain.
    """
    plain = [text if isinstance(text, str) else text.plain for text in texts]
    said = "\x1f".join(plain).encode("utf-8", "replace")
    return hashlib.sha256(said).hexdigest()[:16]


def parts(ids: Ids) -> dict[str, str]:
    """Return the part and those that belong to it; none for a document without marks.

    ids: of a document that has been written.
    """
    made = [
        f'<item name="{ids.of(node)}" order="{order}" hash="{text_hash(texts)}"/>'
        for order, (node, texts) in enumerate(ids.said.items(), 1)
    ]
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
