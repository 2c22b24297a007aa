"""Where the ids of a plan stand in a Word file.

A range bookmark `_nap_<short id>` surrounds each heading and each step; `…_b` a body text and
`…_i` an indicator; `…_1`, `…_2`, `…_3` the texts of three cells of a row. `…_bm` and `…_im`
span the paragraph mark too: LibreOffice keeps them when the whole text is typed anew. Bookmarks
are what survives LibreOffice, .odt, .doc and .rtf; content controls do not.
"""

from __future__ import annotations

from zlib import crc32

from nap_desktop.documents.blocks import Mark
from nap_desktop.plan.ids import NodeId, short_id

PREFIX = "_nap_"
PROSE = ("b", "i")  # parts that also get a weak bookmark


def bookmark(mark: Mark) -> str:
    """Return the name of the bookmark for a mark."""
    name = PREFIX + short_id(mark.node)
    return f"{name}_{mark.part}" if mark.part else name


class Ids:
    """Hands out bookmarks and paragraph ids, each only once in a document."""

    def __init__(self) -> None:
        self._short: dict[NodeId, str] = {}
        self._names: set[str] = set()
        self._paragraphs: set[int] = set()
        self._count = 0

    def row(self, node: NodeId) -> str:
        """Return the paragraph id of a row that shows a node."""
        return self.paragraph(f"{self._prefix(node)}_row")

    def name(self, mark: Mark) -> str:
        """Return the name of the bookmark for a mark."""
        short = self._prefix(mark.node)
        return f"{short}_{mark.part}" if mark.part else short

    def _prefix(self, node: NodeId) -> str:
        short = self._short.get(node)
        if short is None:
            short = self._short[node] = PREFIX + short_id(node)
        return short

    def open(self, mark: Mark, weak: bool = False) -> tuple[str, str, str]:
        """Return the name of a new bookmark, and the elements that begin and end it.

        All three are empty if the document has the bookmark already: the first one wins.
        """
        name = self._short.get(mark.node) or self._prefix(mark.node)
        if mark.part:
            name = f"{name}_{mark.part}"
        if weak:
            name += "m"
        names = self._names
        if name in names:
            return "", "", ""
        names.add(name)
        count = self._count = self._count + 1
        return (
            name,
            f'<w:bookmarkStart w:id="{count}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{count}"/>',
        )

    def paragraph(self, name: str) -> str:
        """Return a new paragraph id (`w14:paraId`, 1 to 0x7FFFFFFF) that the name tells."""
        number = crc32(name.encode()) & 0x7FFFFFFF or 1
        while number in self._paragraphs:
            number = number % 0x7FFFFFFF + 1
        self._paragraphs.add(number)
        return f"{number:08X}"
