"""What a page of guidance shows, as values: the panel's widgets know nothing of the framework."""

from __future__ import annotations

from dataclasses import dataclass

from nap_desktop.framework.guidance import Wording


@dataclass(frozen=True, slots=True)
class Offer:
    """A wording to start from, and the provision under which it is offered."""

    wording: Wording
    provision: str

    def fields(self) -> dict[str, str]:
        """Return the canonical fields of a measure that starts from it."""
        return self.wording.fields(self.provision)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: what is said first, and what is said more quietly after it."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A list under a small heading; `shown` entries at first, the others on demand."""

    title: str
    entries: tuple[Entry, ...]
    shown: int = 8
    remark: str = ""
    remark_in_full: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A provision that can be looked at: its code, its name as printed, its short title."""

    code: str
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: heading, text, questions, wordings to start from, further lists, provisions."""

    heading: str
    text: str = ""
    questions: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    parts: tuple[Part, ...] = ()
    links_title: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the pages that an item has: the page's key, its name on a chip, its title."""

    page: str
    name: str
    title: str = ""
