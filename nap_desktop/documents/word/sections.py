"""Sections of a document, and what stands at the top and the foot of their pages."""

from __future__ import annotations

from nap_desktop.documents.blocks import Document
from nap_desktop.documents.paper import EDGE, ON_SIDE, Page, page
from nap_desktop.documents.word.fields import field
from nap_desktop.documents.word.pen import Pen
from nap_desktop.documents.word.runs import held, run
from nap_desktop.documents.word.watermark import watermark

NAMES = {
    "header1.xml": "rId1",
    "footer1.xml": "rId2",
    "header2.xml": "rId3",
    "footer2.xml": "rId4",
    "header3.xml": "rId20",
    "footer3.xml": "rId21",
}
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


_FIRST = (
    f'<w:headerReference w:type="first" r:id="{NAMES["header3.xml"]}"/>'
    f'<w:footerReference w:type="first" r:id="{NAMES["footer3.xml"]}"/>'
)


def section(pen: Pen, landscape: bool, has_cover: bool) -> str:
    """Return w:sectPr, in the order of the schema (CT_SectPr)."""
    paper = page(landscape)
    which = 2 if landscape else 1
    orient = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{NAMES[f"header{which}.xml"]}"/>'
        f'<w:footerReference w:type="default" r:id="{NAMES[f"footer{which}.xml"]}"/>'
        f"{_FIRST if has_cover else ''}"
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{paper.width}" w:h="{paper.height}"{orient}/>'
        f'<w:pgMar w:top="{paper.above}" w:right="{paper.beside}" w:bottom="{paper.below}"'
        f' w:left="{paper.beside}" w:header="{EDGE}" w:footer="{EDGE}" w:gutter="0"/>'
        f'<w:cols w:space="708"/>{"<w:titlePg/>" if has_cover else ""}'
        f"{'<w:bidi/>' if pen.rtl else ''}</w:sectPr>"
    )


def header(pen: Pen, document: Document, landscape: bool) -> str:
    """Return the part at the top of pages that lie one way."""
    first, second = document.header
    inside = f"{run(first, pen, '<w:b/><w:bCs/>')}<w:r><w:tab/></w:r>{run(held(second, pen), pen)}"
    inside += watermark(document.watermark, 2 if landscape else 1)
    return _part(pen, "hdr", "Header", inside, page(landscape))


def footer(pen: Pen, document: Document, landscape: bool, pages: int) -> str:
    """Return the part at the foot of pages that lie one way."""
    inside = (
        f"{run(document.footer, pen)}<w:r><w:tab/></w:r>{_page_words(pen, document.page, pages)}"
    )
    return _part(pen, "ftr", "Footer", inside, page(landscape))


def above_cover(document: Document) -> str:
    """Return the part at the top of the cover: nothing but the watermark."""
    return _bare("hdr", watermark(document.watermark, 3))


def below_cover() -> str:
    """Return the part at the foot of the cover, which is empty."""
    return _bare("ftr", "")


def _bare(tag: str, inside: str) -> str:
    identity = f"7{'A' if tag == 'hdr' else 'B'}000003"
    return (
        f'{DECLARATION}<w:{tag} {NAMESPACES}><w:p w14:paraId="{identity}"><w:pPr>'
        f'<w:pStyle w:val="NapTurn"/></w:pPr>{inside}</w:p></w:{tag}>'
    )


def _page_words(pen: Pen, words: str, pages: int) -> str:
    """Return "Page 1 of 9" with fields in the place of {page} and {pages}."""
    made = ""
    words = held(words, pen)
    for before, name in (("{page}", "PAGE"), ("{pages}", "NUMPAGES")):
        text, _, words = words.partition(before)
        made += run(text, pen)
        made += field(name, "2" if name == "PAGE" else str(pages))
    return made + run(words, pen)


def _part(pen: Pen, tag: str, style: str, inside: str, paper: Page) -> str:
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{paper.text_width}"/></w:tabs>'
    bidi = "<w:bidi/>" if pen.rtl else ""
    number = "2" if paper is ON_SIDE else "1"
    identity = f"7{'A' if tag == 'hdr' else 'B'}00000{number}"
    return (
        f'{DECLARATION}<w:{tag} {NAMESPACES}><w:p w14:paraId="{identity}"><w:pPr>'
        f'<w:pStyle w:val="{style}"/>{tabs}{bidi}</w:pPr>{inside}</w:p></w:{tag}>'
    )
