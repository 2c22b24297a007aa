"""A Word file of somebody else, its parts as small as they can be made before they are parsed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from nap_desktop.documents.incoming.docx.once import Once
from nap_desktop.documents.word.markup import parsed
from nap_desktop.documents.word.opened import Opened


class WordFile(Opened):
    """A guarded Word file. `once`: what its parts say of looks, as far as it was taken out."""

    def __init__(self, parts: Mapping[str, bytes], path: object = "") -> None:
        self.once = Once()
        self._contents = dict(parts)
        super().__init__(MappingProxyType(self._contents), path)

    def words(self, name: str) -> etree._Element:
        """Return a part that holds text as a tree, in which looks may be numbers of `once`."""
        return parsed(self.once.shortened(self.parts[name]), self.path)

    def forget(self, name: str) -> None:
        """Free the bytes of a part that nobody reads again."""
        self._contents[name] = b""
