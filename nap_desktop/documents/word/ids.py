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
DIVIDER = "\x1f"  # no text holds a control character (plan/text.py)
PROSE = ("b", "i")  # parts that also get a weak bookmark


def bookmark(mark: Mark) -> str:
    """Return the name of the bookmark for a mark."""
    name = PREFIX + short_id(mark.node)
    return f"{name}_{mark.part}" if mark.part else name


class Ids:
    """Hands out bookmarks and paragraph ids, each only once in a document.

    said: node -> the texts that come from it, with DIVIDER between them; all in the order in which
          they are written.
    """

    def __init__(self) -> None:
        self.said: dict[NodeId, str] = {}
        self._short: dict[NodeId, str] = {}
        self._names: set[str] = set()
        self._paragraphs: set[int] = set()
        self._count = 0

    def row(self, node: NodeId) -> str:
        """Return the paragraph id of a row that shows a node."""
        return self.paragraph(f"{self.of(node)}_row")

    def of(self, node: NodeId) -> str:
        """Return the name of the bookmark for a node itself, with which those of its parts begin."""
        short = self._short.get(node)
        if short is None:
            short = self._short[node] = PREFIX + short_id(node)
        return short

    def around(self, mark: Mark, text: str) -> tuple[str, str, str]:
        """Return the name of a new bookmark, and the elements that begin and end it round a text.

        All three are empty if the document has the bookmark already: the first one wins.
        """
        node, part = mark.node, mark.part
        said = self.said.get(node)
        self.said[node] = text if said is None else f"{said}{DIVIDER}{text}"
        name = self._short.get(node) or self.of(node)
        return self._opened(f"{name}_{part}" if part else name)

    def in_row(self, mark: Mark, text: str) -> tuple[str, str]:
        """Return the elements alone, for a part of a row: of these a plan has ten thousand."""
        node = mark.node
        said = self.said.get(node)
        self.said[node] = text if said is None else f"{said}{DIVIDER}{text}"
        name = f"{self._short.get(node) or self.of(node)}_{mark.part}"
        if name in self._names:
            return "", ""
        self._names.add(name)
        count = self._count = self._count + 1
        return (
            f'<w:bookmarkStart w:id="{count}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{count}"/>',
        )

    def weak(self, mark: Mark) -> tuple[str, str, str]:
        """Return the same for the bookmark that spans the mark of a paragraph of prose too."""
        return self._opened(f"{self.of(mark.node)}_{mark.part}m")

    def _opened(self, name: str) -> tuple[str, str, str]:
        if name in self._names:
            return "", "", ""
        self._names.add(name)
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
