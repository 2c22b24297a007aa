"""The list of all items as a custom XML part: name of the bookmark, order, hash of the texts.

It says nothing that the document does not show; a reader uses it to tell what was changed in a
file that comes home. LibreOffice keeps the part, .odt and .doc do not.
"""

from __future__ import annotations

import hashlib

from nap_desktop.documents.word.ids import Ids
from nap_desktop.documents.word.sections import DECLARATION

NAMESPACE = "urn:nap-desktop:items:1"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_IDENTITY = "{6E415031-3534-4031-8000-4E4150314954}"  # of our part, in every file the same


def text_hash(said: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of what one item says."""
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def parts(ids: Ids) -> dict[str, str]:
    """Return the part and those that belong to it; none for a document without marks.

    ids: of a document that has been written.
    """
    made = [
        f'<item name="{ids.of(node)}" order="{order}" hash="{text_hash(said)}"/>'
        for order, (node, said) in enumerate(ids.said.items(), 1)
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
