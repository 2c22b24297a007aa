"""Identities of nodes: made once, never reused, never shown."""

from __future__ import annotations

from functools import cache

NodeId = str


def new_id() -> NodeId:
    """Return a fresh id: a random UUID (RFC 9562, version 4) as text."""
    import uuid  # slow to import, and not wanted at start-up

    return str(uuid.uuid4())


def short_id(node: NodeId) -> str:
    """Return the 12 letters that stand for a node inside a Word file.

    60 bits of SHA-256, base32, lower case: within the letters that a bookmark name may have
    (ISO/IEC 29500-1, 17.13.6.2), and the same on every laptop.
    """
    import hashlib

    bits = int.from_bytes(hashlib.sha256(node.encode()).digest()[:8], "big") >> 4
    pairs = _pairs()
    return (
        pairs[bits >> 50]
        + pairs[bits >> 40 & 1023]
        + pairs[bits >> 30 & 1023]
        + pairs[bits >> 20 & 1023]
        + pairs[bits >> 10 & 1023]
        + pairs[bits & 1023]
    )


@cache
def _pairs() -> tuple[str, ...]:
    """Return the two letters of base32 for each number of ten bits (RFC 4648, section 6)."""
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    return tuple(first + second for first in letters for second in letters)
