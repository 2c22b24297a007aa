"""The manual that comes with the program: its pages, and where words stand in them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from nap_desktop.base import shipped

_FOLDER = "manual"
ENGLISH = "en"
_SIGNS = re.compile(r"!\[[^\]]*\]\([^)]*\)|[*`#>|]|\[([^\]]*)\]\([^)]*\)")


class Page(NamedTuple):
    """One page: its id, its title, its text as Markdown, and its words without signs."""

    id: str
    title: str
    text: str
    words: str


@cache
def pages(lang: str = ENGLISH) -> tuple[Page, ...]:
    """Return the pages in their order, in English where the language has none."""
    names = shipped.names(f"{_FOLDER}/{lang}", ".md")
    if not names and lang != ENGLISH:
        return pages(ENGLISH)
    return tuple(map(_page, names))


def _page(name: str) -> Page:
    """Return the page of a file such as "manual/en/03-drafting.md"."""
    text = shipped.text(name)
    id = name.rsplit("/", 1)[1].removesuffix(".md").partition("-")[2]
    first = text.partition("\n")[0]
    words = _SIGNS.sub(lambda found: found[1] or " ", text)
    return Page(id, first.lstrip("# ").strip(), text, " ".join(words.split()))


def matching(found: tuple[Page, ...], words: str) -> list[Page]:
    """Return the pages that hold all of some words, those with one in the title first."""
    wanted = words.casefold().split()
    held = [page for page in found if all(word in page.words.casefold() for word in wanted)]
    return sorted(held, key=lambda page: not any(word in page.title.casefold() for word in wanted))


def picture(name: str) -> bytes:
    """Return a picture of the manual; empty for a name that is none of its own."""
    path = f"{_FOLDER}/pictures/{name.rsplit('/', 1)[-1]}"
    own = shipped.names(f"{_FOLDER}/pictures", ".png")
    return (shipped.folder() / path).read_bytes() if path in own else b""
