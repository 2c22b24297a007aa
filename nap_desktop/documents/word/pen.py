"""What the writer of one document has to remember: ids, links, lists and the way text runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from nap_desktop.documents.tongues import Tongues
from nap_desktop.documents.word.escape import attribute
from nap_desktop.documents.word.ids import Ids
from nap_desktop.documents.word.script import Bilingual, English, Script

BULLETS = {False: 1, True: 2}  # list in a cell? -> w:num of resources/word/numbering.xml
_NUMBERS = {False: 1, True: 3}  # list in a cell? -> w:abstractNum
_FIRST_LIST = 3
_FIRST_LINK = 100


Starts = tuple[str, str]  # a row to be filled in, and the beginning of a cell across all columns


@dataclass(frozen=True, slots=True)
class Frame:
    """What all tables with the same columns share: w:tblGrid, and what stands round their cells."""

    columns: str
    head: Starts
    cells: Starts


class Pen:
    """One document's ids, links and lists.

    rtl:    whether the document as a whole is read from right to left.
    turned_back: whether what comes now is read from left to right, though the document is not.
    linked: whether Word counts the headings, so that no number stands in their text.
    script: tells the language of texts that are not in that of the document.
    notes:  footnotes, first to last.
    cells:  identity of a cell that has been written -> its XML.
    frames: widths of columns in percent, and of the text in twips -> what such tables share.
    """

    def __init__(
        self, rtl: bool, lang: str = "en", linked: bool = False, tongues: Tongues | None = None
    ) -> None:
        self.rtl = rtl
        self.turned_back = False
        self.linked = linked
        self.script = Bilingual(lang, tongues) if tongues else Script(lang)
        self.is_plain = self.script.is_plain
        self.notes: list[str] = []
        self.ids = Ids()
        self.cells: dict[int, str] = {}
        self.frames: dict[tuple[tuple[float, ...], int], Frame] = {}
        self._links: dict[str, str] = {}
        self._lists: list[int] = []

    @contextmanager
    def english(self) -> Iterator[None]:
        """Write what comes now in English: from left to right, told to who checks the spelling."""
        before = self.rtl, self.script, self.is_plain
        self.turned_back = self.rtl
        self.rtl, self.script, self.is_plain = False, English(), False
        try:
            yield
        finally:
            self.rtl, self.script, self.is_plain = before
            self.turned_back = False

    def link(self, target: str) -> str:
        """Return the id of the relationship to an address."""
        return self._links.setdefault(target, f"rId{_FIRST_LINK + len(self._links)}")

    def note(self, content: str) -> int:
        """Return the number of a new footnote."""
        self.notes.append(content)
        return len(self.notes)

    @property
    def headings_list(self) -> int:
        """The number of the list that counts headings: the first that no text uses."""
        return _FIRST_LIST + len(self._lists)

    def new_list(self, in_cell: bool) -> int:
        """Return the number of a new numbered list, which begins at 1."""
        self._lists.append(_NUMBERS[in_cell])
        return _FIRST_LIST + len(self._lists) - 1

    def links_xml(self) -> str:
        """Return the relationships to all addresses that the text links to."""
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        return "".join(
            f'<Relationship Id="{name}" Type="{kind}" Target="{attribute(target)}"'
            ' TargetMode="External"/>'
            for target, name in self._links.items()
        )

    def lists_xml(self) -> str:
        """Return the definitions of all numbered lists."""
        return "".join(
            f'<w:num w:numId="{_FIRST_LIST + place}"><w:abstractNumId w:val="{abstract}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for place, abstract in enumerate(self._lists)
        )
