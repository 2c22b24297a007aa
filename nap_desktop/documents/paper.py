"""The two ways a page lies: A4 upright with margins of 2.5 cm, A4 on its side with 2 cm."""

from __future__ import annotations

from dataclasses import dataclass

TWIPS = 20  # to the point


@dataclass(frozen=True, slots=True)
class Page:
    """One page; all lengths in twentieths of a point."""

    width: int
    height: int
    above: int
    beside: int
    below: int

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.beside

    @property
    def text_height(self) -> int:
        """The height between the margins."""
        return self.height - self.above - self.below


UPRIGHT = Page(11906, 16838, 1417, 1417, 1417)
ON_SIDE = Page(16838, 11906, 1304, 1134, 1134)
EDGE = 680  # from the edge of the paper to header and footer


def page(landscape: bool) -> Page:
    """Return the page that lies one way or the other."""
    return ON_SIDE if landscape else UPRIGHT
