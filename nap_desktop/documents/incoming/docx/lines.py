"""Paragraphs of a Word file as lines: runs, fields, tracked changes, hidden text, boxes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from lxml import etree

from nap_desktop.documents.incoming.docx.notices import Notices
from nap_desktop.documents.incoming.docx.numbers import Numbering
from nap_desktop.documents.incoming.docx.styles import (
    NO_PARAGRAPH,
    NO_STYLE,
    VAL,
    ParagraphProps,
    RunProps,
    Style,
    Styles,
    over,
    paragraph_props,
    run_props,
    said_of_paragraph,
    said_of_run,
)
from nap_desktop.documents.incoming.docx.tags import (
    ALTERNATE,
    BOX,
    DEL,
    DELETED,
    DRAWN_TEXT,
    FALLBACK,
    ID,
    INS,
    MATH_TEXT,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    REL_ID,
    RPR,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    R,
    T,
    text_of,
)
from nap_desktop.documents.incoming.source import PLAIN, Line, Look, Run
from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.opened import Relation

_STYLE = w("rStyle")
_CONTENTS = ("TOC", "TOA", "INDEX")
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "-", 0xF0E0: "→"}
_BREAKS = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011",
}  # fmt: skip


class Manner(NamedTuple):
    """How a run is written, and whether it is hidden."""

    bold: bool
    italic: bool
    underline: bool
    caps: bool
    hidden: bool
    size: float


class Piece(NamedTuple):
    """A stretch of a paragraph."""

    text: str
    manner: Manner
    link: str


class _Open:
    """What is gathered of the paragraph that is being read."""

    __slots__ = ("boxes", "comments", "marks", "notes", "pieces", "place", "style")

    def __init__(self) -> None:
        self.place = ""
        self.style = NO_STYLE
        self.pieces: list[Piece] = []
        self.boxes: list[etree._Element] = []
        self.notes: list[str] = []
        self.comments: list[str] = []
        self.marks: list[tuple[str, str]] = []  # (reason, text) of what is left out

    def begin(self, place: str, style: Style) -> None:
        """Forget the last paragraph."""
        self.place = place
        self.style = style
        self.pieces.clear()
        if self.boxes:
            self.boxes.clear()
        if self.notes:
            self.notes.clear()
        if self.comments:
            self.comments.clear()


class Lines:
    """Reads the paragraphs of one file, in order; what is left out goes to the notices."""

    def __init__(
        self, styles: Styles, numbering: Numbering, notices: Notices, links: dict[str, Relation]
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notices = notices
        self.links = links
        self._fields: list[list[Any]] = []  # [code, whether its result has begun]
        self._link = ""
        self._paragraphs: dict[tuple[Any, ...], tuple[ParagraphProps, bool]] = {}
        self._manners: dict[tuple[Any, ...], Manner] = {}
        self._looks: dict[tuple[Any, ...], Look] = {}
        self._carries = False  # whether the paragraph before goes on in the next one
        self._anchored: set[str] = set()
        self._inline: dict[str, Callable[[etree._Element, str], None]] = self._dispatch()
        self._normal = styles[styles.default]
        self._held = _Open()
        self.signs = 0  # characters that stand in the file as elements, not as text

    def _dispatch(self) -> dict[str, Callable[[etree._Element, str], None]]:
        return {
            R: self._run,
            T: self._text,
            MATH_TEXT: self._text,
            DELETED: self._deleted_text,
            DRAWN_TEXT: self._drawn,
            INS: self._inserted,
            DEL: self._deleted,
            MOVE_FROM: self._moved_away,
            MOVE_TO: self._inserted,
            SDT: self._control,
            PPR: _nothing,
            ALTERNATE: self._shape,
            w("drawing"): self._shape,
            w("pict"): self._shape,
            w("object"): self._shape,
            w("hyperlink"): self._hyperlink,
            w("fldSimple"): self._simple_field,
            w("fldChar"): self._field_sign,
            w("instrText"): self._field_code,
            w("commentRangeStart"): self._comment,
            w("commentReference"): self._comment,
            w("footnoteReference"): self._note,
            w("endnoteReference"): self._note,
            w("sym"): self._symbol,
            w("rt"): self._above_the_line,
            **dict.fromkeys(_BREAKS, self._break),
        }

    # One paragraph.

    def begin_part(self) -> None:
        """Forget fields and marks that an earlier part left open."""
        self._fields.clear()
        self._carries = False

    def read(self, p: etree._Element, place: str) -> tuple[Line | None, Sequence[etree._Element]]:
        """Return a paragraph, None if it says nothing, and the text boxes that hang on it."""
        held = self._held
        if self._carries:
            self._carries = False
        else:
            held.begin(place, self._normal)
        props, mark_deleted = NO_PARAGRAPH, False
        inline = self._inline
        for child in p:
            tag = child.tag
            if tag == R:
                self._run(child, "")
            elif tag == PPR:
                props, mark_deleted = self._props(child)
                if props.style is not None:
                    held.style = self._styles[props.style]
            elif (known := inline.get(tag)) is not None:
                known(child, "")
            elif len(child):
                self._below(child, "")
        if held.marks:
            self._tell_marks(held)
        if mark_deleted:
            self._carries = True
            return None, ()
        boxes = tuple(held.boxes) if held.boxes else ()
        return self._line(held, props), boxes

    def rest(self) -> Line | None:
        """Return what is left of a paragraph whose end was deleted and after which none follows."""
        if not self._carries:
            return None
        self._carries = False
        return self._line(self._held, NO_PARAGRAPH)

    def _props(self, element: etree._Element) -> tuple[ParagraphProps, bool]:
        key = said_of_paragraph(element)
        found = self._paragraphs.get(key)
        if found is None:
            mark = element.find(RPR)
            gone = mark is not None and (
                mark.find(DEL) is not None or mark.find(MOVE_FROM) is not None
            )
            found = self._paragraphs[key] = (paragraph_props(element), gone)
        return found

    def _line(self, held: _Open, props: ParagraphProps) -> Line | None:
        style, pieces = held.style, held.pieces
        number, level = "", -1
        if props.num is not None or style.paragraph.num is not None:
            num, depth = self._list_of(props, style)
            if num:
                number, level = self._numbering.next(num, depth), depth
        text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
        if not (held.notes or held.comments) and (not text or text.isspace()):
            return None
        if len(pieces) == 1 and not pieces[0].link:
            runs: tuple[Run, ...] = ()
            look = self._one_look(pieces[0].manner, props, style)
        else:
            look, runs = self._look(pieces, props, style), _runs(pieces)
        comments = tuple(held.comments) if held.comments else ()
        notes = tuple(held.notes) if held.notes else ()
        return Line(text, held.place, look, number, level, runs, comments, notes)

    def _list_of(self, props: ParagraphProps, style: Style) -> tuple[str, int]:
        num = style.paragraph.num if props.num is None else props.num
        if num is None or num == "0":
            return "", 0
        level = props.level
        if level is None and props.num is None:
            level = self._numbering.level_of_style(num, props.style or self._styles.default)
        if level is None:
            level = style.paragraph.level
        return num, level or 0

    def _one_look(self, manner: Manner, props: ParagraphProps, style: Style) -> Look:
        key = (props, style.name, manner)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = _made_look({manner}, props, style)
        return found

    def _look(self, pieces: list[Piece], props: ParagraphProps, style: Style) -> Look:
        manners = frozenset(piece.manner for piece in pieces if not piece.text.isspace())
        key = (props, style.name, manners)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = _made_look(manners, props, style)
        return found

    # What stands in a paragraph.

    def _below(self, element: etree._Element, aside: str) -> None:
        for child in element:
            known = self._inline.get(child.tag)
            if known is not None:
                known(child, aside)
            elif len(child):
                self._below(child, aside)

    def _run(self, r: etree._Element, aside: str) -> None:
        manner: Manner | None = None
        for node in r:
            tag = node.tag
            if tag == RPR:
                manner = self._manner(said_of_run(node), node)
                continue
            if manner is None:
                manner = self._manner((), None)
            self._current = manner
            reason = aside or ("hidden" if manner.hidden else "")
            if tag == T:
                if text := node.text:
                    self._add(text, reason)
            elif (known := self._inline.get(tag)) is not None:
                known(node, reason)
            elif len(node):
                self._below(node, reason)

    def _manner(self, said: tuple[Any, ...], element: etree._Element | None) -> Manner:
        style = self._held.style
        key = (said, style.name, self._link)
        found = self._manners.get(key)
        if found is None:
            found = self._manners[key] = self._made_manner(element, style)
        return found

    def _made_manner(self, element: etree._Element | None, style: Style) -> Manner:
        props: RunProps = run_props(element)
        named = element.find(_STYLE) if element is not None else None
        if named is not None:
            props = over(props, self._styles[named.get(VAL, "")].run)
        props = over(props, style.run)
        return Manner(
            bool(props.bold),
            bool(props.italic),
            bool(props.underline) and not self._link,
            bool(props.caps),
            bool(props.hidden),
            props.size or 0.0,
        )

    def _add(self, text: str, aside: str) -> None:
        if self._fields and not aside:
            aside = self._field_reason()
        if aside:
            self._held.marks.append((aside, text))
        else:
            self._held.pieces.append(Piece(text, self._current, self._link))

    _current = Manner(False, False, False, False, False, 0.0)

    def _text(self, node: etree._Element, aside: str) -> None:
        if node.text:
            self._add(node.text, aside)

    def _deleted_text(self, node: etree._Element, aside: str) -> None:
        if node.text:
            self._held.marks.append((aside or "deleted", node.text))

    def _drawn(self, node: etree._Element, aside: str) -> None:
        if node.text:
            self._held.marks.append((aside or "drawing", node.text))

    def _break(self, node: etree._Element, aside: str) -> None:
        if not aside and not (self._fields and self._field_reason()):
            self.signs += not _BREAKS[str(node.tag)].isspace()
            self._held.pieces.append(Piece(_BREAKS[str(node.tag)], self._current, self._link))

    def _symbol(self, node: etree._Element, aside: str) -> None:
        try:
            code = int(node.get(w("char"), ""), 16)
        except ValueError:
            return
        sign = _SYMBOLS.get(
            code, "" if 0xE000 <= code <= 0xF8FF else chr(code) if code < 0xD800 else ""
        )
        if sign and sign.isprintable() and not aside:
            self.signs += 1
            self._held.pieces.append(Piece(sign, self._current, self._link))

    def _above_the_line(self, node: etree._Element, aside: str) -> None:
        self._below(node, aside or "ruby")

    def _hyperlink(self, node: etree._Element, aside: str) -> None:
        relation = self.links.get(node.get(REL_ID, ""))
        before, self._link = self._link, ""
        if relation is not None and relation.is_safe_link:
            self._link = relation.target
        self._below(node, aside)
        self._link = before

    # Tracked changes.

    def _inserted(self, node: etree._Element, aside: str) -> None:
        start = len(self._held.pieces)
        self._below(node, aside)
        text = "".join(piece.text for piece in self._held.pieces[start:])
        kind = "moved" if node.tag == MOVE_TO else "inserted"
        self._notices.track(kind, node, text, self._held.place)

    def _deleted(self, node: etree._Element, aside: str) -> None:
        self._below(node, aside or "deleted")
        self._notices.track("deleted", node, text_of(node), self._held.place)

    def _moved_away(self, node: etree._Element, aside: str) -> None:
        self._below(node, aside or "moved")

    # Content controls and fields.

    def _control(self, node: etree._Element, aside: str) -> None:
        content = node.find(SDT_CONTENT)
        if content is not None:
            self._below(content, aside or control_reason(node))

    def _simple_field(self, node: etree._Element, aside: str) -> None:
        self._below(node, aside or _reason_of(node.get(w("instr"), "")))

    def _field_sign(self, node: etree._Element, _: str) -> None:
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(["", False])
        elif self._fields and kind == "separate":
            self._fields[-1][1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _field_code(self, node: etree._Element, _: str) -> None:
        if self._fields and not self._fields[-1][1]:
            self._fields[-1][0] += node.text or ""

    def _field_reason(self) -> str:
        """Return why text is left out within the fields that are open now; empty if it is not."""
        if not all(begun for _, begun in self._fields):
            return "code"
        return next(filter(None, (_reason_of(code) for code, _ in self._fields)), "")

    # What hangs on a paragraph.

    def _comment(self, node: etree._Element, _: str) -> None:
        id = node.get(ID, "")
        if id not in self._anchored:
            self._anchored.add(id)
            self._held.comments.append(id)

    def _note(self, node: etree._Element, aside: str) -> None:
        kind = "f" if str(node.tag).endswith("footnoteReference") else "e"
        if not aside:
            self._held.notes.append(kind + node.get(ID, ""))

    def _shape(self, node: etree._Element, aside: str) -> None:
        """Note the text boxes of a drawing; of two ways to draw the same one is left out."""
        if aside:
            self._below_as(node, aside)
        elif node.tag == BOX:
            self._held.boxes.append(node)
        elif node.tag == ALTERNATE:
            self._alternate(node)
        elif node.tag in (DRAWN_TEXT, MATH_TEXT, T):
            self._drawn(node, "")
        else:
            for child in node:
                self._shape(child, "")

    def _alternate(self, node: etree._Element) -> None:
        ways = [child for child in node if isinstance(child.tag, str)]
        chosen = next((way for way in ways if way.tag != FALLBACK and text_of(way)), None)
        chosen = chosen if chosen is not None else (ways[-1] if ways else None)
        for way in ways:
            if way is not chosen:
                self._below_as(way, "alternative")
            elif way.find(R) is not None:
                self._below(way, "")
            else:
                for child in way:
                    self._shape(child, "")

    def _below_as(self, node: etree._Element, aside: str) -> None:
        if text := text_of(node):
            self._held.marks.append((aside, text))

    def _tell_marks(self, held: _Open) -> None:
        """Tell what is left out of a paragraph, stretches with one reason together."""
        if not held.marks:
            return
        reason, text = held.marks[0]
        for next_reason, more in held.marks[1:]:
            if next_reason == reason:
                text += more
            else:
                self._notices.leave_out(text, reason, held.place)
                reason, text = next_reason, more
        self._notices.leave_out(text, reason, held.place)
        held.marks.clear()


def _made_look(manners: Collection[Manner], props: ParagraphProps, style: Style) -> Look:
    inherited = over(props, style.paragraph)
    found = Look(
        style.name,
        style.heading if props.outline is None else props.outline,
        bool(manners) and all(one.bold for one in manners),
        bool(manners) and all(one.italic for one in manners),
        bool(manners) and all(one.caps for one in manners),
        bool(inherited.centred),
        bool(inherited.rtl),
        max((one.size for one in manners), default=0.0),
        inherited.indent or 0.0,
    )
    return PLAIN if found == PLAIN else found


def _nothing(_: etree._Element, __: str) -> None:
    """Pass over what says how a paragraph looks."""


def control_reason(sdt: etree._Element) -> str:
    """Return why the text of a content control is left out; empty if it is not."""
    props = sdt.find(SDT_PR)
    if props is None:
        return ""
    if props.find(w("showingPlcHdr")) is not None:
        return "control"
    gallery = props.find(f"{w('docPartObj')}/{w('docPartGallery')}")
    is_contents = gallery is not None and "Contents" in gallery.get(VAL, "")
    return "contents" if is_contents else ""


def _reason_of(code: str) -> str:
    words = code.split()
    return "contents" if words and words[0].upper() in _CONTENTS else ""


def _runs(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """Return the runs of a line, joined where they are alike; none if all are."""
    made: list[Run] = []
    for text, manner, link in pieces:
        bold, italic, underline = manner[:3]
        if made and made[-1][1:] == (bold, italic, underline, link):
            made[-1] = Run(made[-1].text + text, bold, italic, underline, link)
        else:
            made.append(Run(text, bold, italic, underline, link))
    if len(made) == 1 and not made[0].link:
        return ()
    return tuple(made)
