"""The template doctor: what is missing or odd in a file that is to be a letterhead, and a mended one.

Codes and facts only; the sentences stand in resources/labels/doctor.toml. What the doctor finds
does no harm to a document: `dress` takes only what is seen. It says what will be left behind, and
what the ministry may want to look at before many documents carry it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.blocks import Block, Document, Para, Turn
from nap_desktop.documents.word import fonts, foreign_fields
from nap_desktop.documents.word.foreign import MC
from nap_desktop.documents.word.letterhead import dress
from nap_desktop.documents.word.markup import is_on, is_strict, parsed
from nap_desktop.documents.word.names import W, w
from nap_desktop.documents.word.opened import Opened, opened
from nap_desktop.documents.word.stationery import Letterhead, Paper, has_content, letterhead
from nap_desktop.documents.word.write import write

# What documents use; a missing one comes from ours.
_BUILT_IN = (
    ("paragraph", "Normal"), ("paragraph", "Title"), ("paragraph", "heading 1"),
    ("paragraph", "heading 2"), ("paragraph", "heading 3"), ("paragraph", "caption"),
    ("paragraph", "header"), ("paragraph", "footer"), ("paragraph", "toc 1"),
    ("paragraph", "toc 2"), ("paragraph", "List Bullet"), ("paragraph", "List Number"),
    ("character", "Hyperlink"), ("table", "Table Grid"),
)  # fmt: skip
_MACROS = ("vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars")
_OBJECTS = ("oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument")
_REVISIONS = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "tblPrChange")
_A4 = (11906, 16838)
_NEAR = 60  # twips, about a millimetre
_NARROWEST, _WIDEST = 567, 3_402  # twips, 1 cm and 6 cm
_MOST_NAMED = 5
_TWIPS_TO_MM = 25.4 / 1440


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a letterhead: a code, what fills its sentence, whether `repaired` mends it."""

    code: str
    facts: dict[str, str] = field(default_factory=dict)
    repairable: bool = True


def examine(content: bytes, lang: str = "en", path: object = "") -> list[Finding]:
    """Return what is missing or odd in a letterhead; nothing if it may be used as it is.

    lang: the language of the documents that it is for. Raises NapError as `guard.parts` does.
    """
    file = opened(content, path)
    head = Letterhead(file)
    return [
        *_runs(file),
        *_reaches_out(file),
        *_traces(file),
        *_form(file, head),
        *_looks(head, lang),
        *_left_behind(file, head),
    ]


def repaired(content: bytes, path: object = "") -> bytes:
    """Return a letterhead with the same looks and nothing else: all that can be mended is.

    Its body is empty, styles that were missing are there. Raises NapError as `guard.parts` does.
    """
    blocks: tuple[Block, ...] = ()
    head = letterhead(content, path)
    if head.paper(sideways=True) is not None and head.paper(sideways=False) is not None:
        blocks = (Para(""), Turn(landscape=True), Para(""))
    elif head.paper(sideways=True) is not None:
        blocks = (Turn(landscape=True), Para(""))
    empty = write(Document("", "en", False, ("", ""), "", "", blocks), {})[0]
    return dress(empty, content, path, own_lines=False)


def _listed(values: Iterator[str] | list[str]) -> str:
    """Return the first few of several values, each once, on one line."""
    known = list(dict.fromkeys(one for one in values if one))
    more = [] if len(known) <= _MOST_NAMED else ["…"]
    return ", ".join([*known[:_MOST_NAMED], *more])


def _runs(file: Opened) -> Iterator[Finding]:
    """Give what could run when somebody opens a document made from the file."""
    kinds = Counter(one.kind for name in file.parts for one in file.relations(name).values())
    types = " ".join(file.types().values())
    if "macroEnabled" in types or any(kinds[kind] for kind in _MACROS):
        yield Finding("macros")
    objects = sum(kinds[kind] for kind in _OBJECTS)
    if objects:
        yield Finding("objects", {"count": str(objects)})
    words = Counter(
        foreign_fields.first_word(one)
        for root in _texts(file)
        for one in foreign_fields.instructions(root)
    )
    reaching = [word for word in words if word in foreign_fields.REACHING]
    if reaching:
        yield Finding("fields", {"fields": _listed(reaching)})


def _reaches_out(file: Opened) -> Iterator[Finding]:
    """Give what would be fetched from elsewhere, or lead there."""
    outside = [one for name in file.parts for one in file.relations(name).values() if one.external]
    templates = [one.target for one in outside if one.kind == "attachedTemplate"]
    if templates:
        yield Finding("attached_template", {"target": _listed(templates)})
    pictures = [one.target for one in outside if one.kind == "image"]
    if pictures:
        yield Finding("remote_pictures", {"count": str(len(pictures)), "target": _listed(pictures)})
    others = [
        one.target
        for one in outside
        if one.kind not in ("attachedTemplate", "image") and not one.is_safe_link
    ]
    if others:
        yield Finding("external_links", {"count": str(len(others)), "target": _listed(others)})


def _traces(file: Opened) -> Iterator[Finding]:
    """Give what tells of people and of earlier work."""
    roots = list(_texts(file))
    tracked = sum(1 for root in roots for _ in root.iter(*map(w, _REVISIONS)))
    if tracked:
        yield Finding("tracked_changes", {"count": str(tracked)})
    comments = _tree(file, "comments")
    count = 0 if comments is None else len(comments.findall(w("comment")))
    if count:
        yield Finding("comments", {"count": str(count)})
    hidden = sum(
        1 for root in roots for run in root.iter(w("r")) if is_on(run.find(w("rPr")), "vanish")
    )
    if hidden:
        yield Finding("hidden_text", {"count": str(hidden)})
    names = _listed(_names(file, [*roots, *([] if comments is None else [comments])]))
    if names:
        yield Finding("names", {"names": names})
    if any(one.kind == "customXml" for one in file.relations(file.main).values()):
        yield Finding("data_parts")


def _names(file: Opened, roots: list[etree._Element]) -> Iterator[str]:
    for kind in ("core-properties", "extended-properties"):
        name = file.related("", kind)
        root = None if name is None else _tried(file, name)
        for node in [] if root is None else root.iter():
            if str(node.tag).endswith(("}creator", "}lastModifiedBy", "}Company", "}Manager")):
                yield (node.text or "").strip()
    for root in roots:
        for node in root.iter():
            yield str(node.get(w("author")) or "").strip()


def _form(file: Opened, head: Letterhead) -> Iterator[Finding]:
    """Give what is unusual about the file itself."""
    if is_strict(file.parts[file.main]):
        yield Finding("strict")
    settings = head.settings
    if settings is None:
        return
    locks = (settings.find(w(one)) for one in ("documentProtection", "writeProtection"))
    if any(one is not None and _is_enforced(one) for one in locks):
        yield Finding("protection")


def _is_enforced(node: etree._Element) -> bool:
    said = node.get(w("enforcement"))
    return node.tag == w("writeProtection") or said in ("1", "true", "on")


def _looks(head: Letterhead, lang: str) -> Iterator[Finding]:
    """Give what concerns styles, fonts and pages."""
    sheet = head.styles
    missing = [name for kind, name in _BUILT_IN if sheet is None or sheet.find(kind, name) is None]
    if missing:
        names = ", ".join(name[0].upper() + name[1:] for name in missing).replace("Toc", "TOC")
        yield Finding("styles_missing", {"styles": names})
    lacking = fonts.lacking(lang, sheet, head.theme)
    if lacking:
        yield Finding("fonts", {"fonts": _listed(lacking), "lang": lang}, repairable=False)
    paper = head.paper(sideways=False) or head.papers[0]
    yield from _page(paper)


def _page(paper: Paper) -> Iterator[Finding]:
    size = sorted((paper.width, paper.height))
    if any(abs(one - usual) > _NEAR for one, usual in zip(size, _A4, strict=True)):
        facts = {"width": _mm(paper.width), "height": _mm(paper.height)}
        yield Finding("page_size", facts, repairable=False)
    if not paper.has_room:
        yield Finding("no_room", {"width": _mm(max(0, paper.text_width))}, repairable=False)
        return
    odd = {
        side: _mm(paper.margins[side])
        for side in ("top", "right", "bottom", "left")
        if not _NARROWEST <= abs(paper.margins[side]) <= _WIDEST
    }
    for side, width in odd.items():
        yield Finding("margin", {"side": side, "width": width}, repairable=False)


def _mm(twips: int) -> str:
    return str(round(twips * _TWIPS_TO_MM))


def _left_behind(file: Opened, head: Letterhead) -> Iterator[Finding]:
    """Give what a document will not show: what stands in the body, and a header that is not there."""
    body = file.tree(file.main).find(w("body"))
    words, pictures = (0, 0) if body is None else (_words(body), _pictures(body))
    names = {part for one in head.papers for part in (*one.headers.values(), *one.footers.values())}
    is_dressed = any(has_content(head.part(name)) for name in names)
    if not is_dressed:
        code = "crest_in_body" if pictures else "no_header"
        yield Finding(code, repairable=False)
    if words or pictures:
        facts = {"words": str(words), "pictures": str(pictures)}
        yield Finding("body_cleared", facts)


def _words(body: etree._Element) -> int:
    return sum(len((node.text or "").split()) for node in body.iter(w("t")))


def _pictures(body: etree._Element) -> int:
    """Return how many drawings there are; an alternative for older programs is none of its own."""
    count = sum(1 for _ in body.iter(w("drawing"), w("pict"), w("object")))
    doubled = sum(
        1
        for fallback in body.iter(f"{{{MC}}}Fallback")
        for _ in fallback.iter(w("drawing"), w("pict"))
    )
    return count - doubled


def _texts(file: Opened) -> Iterator[etree._Element]:
    """Give the parts that hold text."""
    for name in file.parts:
        if name.casefold().endswith(".xml") and f"{{{W}}}" in str(_tag(file, name)):
            yield file.tree(name)


def _tag(file: Opened, name: str) -> str:
    content = file.parts[name]
    if name != file.main and not any(one in content[:4_000] for one in (b"hdr", b"ftr", b"notes")):
        return ""
    root = _tried(file, name)
    wanted = {w(one) for one in ("document", "hdr", "ftr", "footnotes", "endnotes")}
    return str(root.tag) if root is not None and root.tag in wanted else ""


def _tree(file: Opened, kind: str) -> etree._Element | None:
    name = file.related(file.main, kind)
    return None if name is None else _tried(file, name)


def _tried(file: Opened, name: str) -> etree._Element | None:
    """Return a part; None if it is damaged."""
    try:
        return parsed(file.parts[name], file.path)
    except NapError as error:
        if error.code == "word_unsafe":
            raise
        return None
