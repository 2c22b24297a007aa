"""Identities of nodes: made once, never reused, never shown."""

from __future__ import annotations

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
    import base64
    import hashlib

    digest = hashlib.sha256(node.encode()).digest()
    return base64.b32encode(digest[:8])[:12].decode().lower()
