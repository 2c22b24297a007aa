"""Footnotes: their marks in the text, and the part that holds what they say."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.documents.blocks import Text
from nap_desktop.documents.texts import paragraphs
from nap_desktop.documents.word.pen import Pen
from nap_desktop.documents.word.runs import begins_right_to_left, run
from nap_desktop.documents.word.sections import DECLARATION, NAMESPACES

PART = "footnotes.xml"
_LOOK = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_LINES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>'
    "</w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)
SETTINGS = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


def marks(pen: Pen, notes: Sequence[Text]) -> str:
    """Return the marks of notes as runs; the notes get the next numbers of the document."""
    return "".join(
        f'<w:r>{_LOOK}<w:footnoteReference w:id="{pen.note(_note(pen, note))}"/></w:r>'
        for note in notes
    )


def _note(pen: Pen, text: Text) -> str:
    """Return the paragraphs of a note; an address stands in brackets behind its words."""
    made = []
    for place, part in enumerate(paragraphs(text)):
        inside = "" if place else f"<w:r>{_LOOK}<w:footnoteRef/></w:r>{run(' ', pen)}"
        for span in part.spans:
            look = "<w:i/><w:iCs/>" if span.italic else ""
            beside = f" ({span.link})" if span.link and span.link != span.text else ""
            inside += run(span.text + beside, pen, look)
        bidi = "<w:bidi/>" if begins_right_to_left(part.plain) and not pen.rtl else ""
        style = f'<w:pPr><w:pStyle w:val="FootnoteText"/>{bidi}</w:pPr>'
        made.append(f"<w:p>{style}{inside}</w:p>")
    return "".join(made)


def part(pen: Pen) -> str:
    """Return the part of all notes."""
    made = "".join(
        f'<w:footnote w:id="{number}">{note}</w:footnote>'
        for number, note in enumerate(pen.notes, 1)
    )
    return f"{DECLARATION}<w:footnotes {NAMESPACES}>{_LINES}{made}</w:footnotes>"
