"""Fields: numbers that the word processor keeps up to date, with what they show until then."""

from __future__ import annotations

from nap_desktop.documents.word.escape import escape, letters


def begin(instruction: str, dirty: bool = False) -> str:
    """Return the beginning of a field; `dirty` asks the word processor to work it out anew."""
    mark = ' w:dirty="true"' if dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{mark}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, shown: str) -> str:
    """Return a whole field."""
    return f"{begin(instruction)}<w:r>{letters(shown)}</w:r>{END}"
