"""A PDF of another program without what tells when, with what and by whom it was made."""

from __future__ import annotations

import re

from nap_desktop.base.errors import NapError

_INFO = re.compile(rb"/Info\s+(\d+)\s+(\d+)\s+R\b")
_STRING = rb"(?:<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))"
# ISO 32000-1, 14.3.3; the title and the trapping are part of the document
_TELLING = re.compile(
    rb"/(?:Author|Creator|Producer|CreationDate|ModDate|Subject|Keywords)\s*" + _STRING, re.DOTALL
)
_PACKET = re.compile(rb"(<\?xpacket begin[^>]*>)(.*?)(<\?xpacket end)", re.DOTALL)


def silenced(content: bytes) -> bytes:
    """Return the file with blanks in the place of what it tells of itself, all else where it was.

    Raises NapError `pdf_tells` if that cannot be found.
    """
    made = bytearray(_PACKET.sub(_blank_packet, content))
    for number, generation in set(_INFO.findall(content)):
        _blank_info(made, rb"%s %s obj" % (number, generation))
    return bytes(made)


def _blank_info(made: bytearray, name: bytes) -> None:
    """Blank what every version of an information dictionary tells."""
    starts = [found.end() for found in re.finditer(rb"(?<!\d)" + re.escape(name), made)]
    if not starts:
        raise NapError("pdf_tells")
    for start in starts:
        end = made.find(b"endobj", start)
        said = _TELLING.sub(lambda found: b" " * len(found[0]), bytes(made[start:end]))
        if end < 0 or re.search(rb"/(?:Author|Creator|Producer|CreationDate|ModDate)\b", said):
            raise NapError("pdf_tells")
        made[start:end] = said


def _blank_packet(found: re.Match[bytes]) -> bytes:
    return found[1] + b" " * len(found[2]) + found[3]
