"""Paragraphs as lines: fonts, direction, and what stands before the first line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from nap_desktop.plan.text import Span, clean
from nap_desktop.services.paper import begins_right_to_left
from nap_desktop.ui.paper.ink import Entry, Ground, Strip, Words
from nap_desktop.ui.paper.styles import Rule, Style

FAMILIES = ["Noto Sans", "Noto Naskh Arabic", "Noto Sans CJK SC", "Microsoft YaHei", "Arial"]
SCALE = 0.95  # Noto Sans looks larger than Arial, for which the template gives its sizes
_RTL_SCALE = 1.08  # and Arabic letters look smaller than Latin ones of their size
_SINGLE = 1.15  # height of a single line over the size of its letters, in Arial
_TALL = 0.86  # of their own height, lines with tall letters (Arabic) get at least so much
_AFTER_LEAD = 90  # twips between what leads a line and a text that it pushes aside
LINK = "1F4E9E"
_LONGEST = 20_000  # letters that are set at once; the time for more grows faster than they do
_BREAK = "\u2028"
_MANY = re.compile(rf"(?s).{{1,{_LONGEST}}}(?:\s|$)|.{{{_LONGEST}}}")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before the first line of a paragraph: a number, a bullet, a name."""

    text: str
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph to be set: its spans, its style, what leads it, and the number of its note.

    ltr: whether it is read from left to right in a document that is not.
    """

    spans: tuple[Span, ...]
    style: Style
    lead: Lead | None = None
    note: str = ""
    bold: bool = False
    ltr: bool = False


class Letters:
    """Sets paragraphs; keeps the fonts of one document. To be used in the thread that made it.

    rtl: whether the document as a whole is read from right to left. link: the colour of links.
    """

    def __init__(self, rtl: bool, link: str = LINK) -> None:
        self.rtl = rtl
        self._link = link
        self._scale = _RTL_SCALE if rtl else SCALE
        self._fonts: dict[tuple[int, bool, bool, bool, int], QFont] = {}
        self._options: dict[bool, QTextOption] = {}

    def font(self, style: Style, bold: bool = False) -> QFont:
        """Return the font of a style, in units of a twip."""
        key = (style.size, style.bold or bold, style.italic, style.caps, style.spread)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = QFont()
            font.setFamilies(FAMILIES)
            font.setPixelSize(max(round(style.size * self._scale), 1))
            font.setBold(key[1])
            font.setItalic(style.italic)
            font.setFeature(QFont.Tag("liga"), 0)  # whoever searches or copies wants letters
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            if style.caps:
                font.setCapitalization(QFont.Capitalization.AllUppercase)
            if style.spread:
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.spread)
        return font

    def strips(self, text: Text, x: float, width: float, keep: bool = False) -> list[Strip]:
        """Return one strip for each line of a paragraph.

        keep: whether the last stays with what follows. A paragraph leaves no single line behind.
        """
        parts = _manageable(text)
        made: list[Strip] = []
        for part in parts:
            made += self._lines(part, x, width)
        style = text.style
        made[0].before, made[-1].after = style.before, style.after
        if style.tight:
            for strip in made:
                strip.tight = style.name
        for place in (0, len(made) - 2) if len(made) > 1 else ():
            made[place].keep = True
        if style.keep or keep:
            for strip in made:
                strip.keep = True
        self._rules(style, made, x, width)
        return made

    def layout(
        self, text: str, style: Style, bold: bool = False, rtl: bool | None = None
    ) -> QTextLayout:
        """Return one line of plain text; rtl: the way it is read, that of its letters if None."""
        way = begins_right_to_left(text) if rtl is None else rtl
        made = self._layout((Span(text),), style, bold, way)
        made.beginLayout()
        line = made.createLine()
        if line.isValid():
            line.setLineWidth(1e6)
            line.setLineWidth(line.naturalTextWidth() + 1)  # so that it begins at 0 either way
            line.setPosition(QPointF(0, 0))
        made.endLayout()
        return made

    def _lines(self, text: Text, x: float, width: float) -> list[Strip]:
        """Return the lines of a paragraph, the first beside what leads it."""
        if text.ltr and self.rtl:  # Latin letters alone are not made larger
            text = replace(text, style=replace(text.style, size=self._latin(text.style.size)))
        style = text.style
        plain = "".join(span.text for span in text.spans)
        rtl = (self.rtl and not text.ltr) or begins_right_to_left(plain)
        room = max(width - style.left, style.size)
        lead, taken = self._lead(text, x, width, rtl)
        layout = self._layout(text.spans, style, text.bold, rtl, text.note)
        edge = x + (0 if rtl else style.left)
        made = self._broken(layout, style, edge, room, taken, rtl)
        if lead is not None:
            first = made[0].ink[0]
            base = first.base if isinstance(first, Words) else 0.0
            made[0].ink.insert(0, Words(lead[0], 0, lead[1], base, lead[2]))
        return made

    def _latin(self, size: int) -> int:
        """Return the size at which Latin letters look as they do in a document of their own."""
        return round(size * SCALE / self._scale)

    def _lead(
        self, text: Text, x: float, width: float, rtl: bool
    ) -> tuple[tuple[QTextLayout, float, str] | None, float]:
        """Return what leads a paragraph, where it begins and its colour; and how far it pushes."""
        style, lead = text.style, text.lead
        if lead is None or not lead.text:
            return None, max(style.first, 0)
        layout = self.layout(lead.text, style, lead.bold or text.bold, rtl)
        wide = layout.lineAt(0).naturalTextWidth() if layout.lineCount() else 0.0
        begin = max(style.left + style.first, 0)
        at = x + width - begin - wide if rtl else x + begin
        end = begin + wide + _AFTER_LEAD
        return (layout, at, lead.colour or style.colour), max(end - style.left, 0.0)

    def _layout(
        self, spans: tuple[Span, ...], style: Style, bold: bool, rtl: bool, note: str = ""
    ) -> QTextLayout:
        plain = "".join(span.text for span in spans)
        shown = _shown(plain)
        # letters that are joined must not be set apart
        look = replace(style, spread=0) if rtl and style.spread else style
        layout = QTextLayout(shown + note, self.font(look, bold))
        layout.setTextOption(self._option(rtl))
        if note or any(one.bold or one.italic or one.underline or one.link for one in spans):
            whole = spans if len(shown) == len(plain) else (Span(shown),)
            layout.setFormats(_formats(whole, note, self._link))
        return layout

    def _option(self, rtl: bool) -> QTextOption:
        option = self._options.get(rtl)
        if option is None:
            option = self._options[rtl] = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            direction = Qt.LayoutDirection
            option.setTextDirection(direction.RightToLeft if rtl else direction.LeftToRight)
            side = Qt.AlignmentFlag
            option.setAlignment(side.AlignRight if rtl else side.AlignLeft)
        return option

    def _broken(
        self, layout: QTextLayout, style: Style, x: float, room: float, taken: float, rtl: bool
    ) -> list[Strip]:
        """Return a strip for each line; the first is shorter by what is taken."""
        wanted = style.size * _SINGLE * style.line
        made: list[Strip] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            aside = min(taken, room * 0.7) if not made else 0.0
            line.setLineWidth(room - aside)
            line.setPosition(QPointF(0.0 if rtl else aside, 0.0))
            own, ascent = line.height(), line.ascent()
            high = max(wanted, own * _TALL)
            base = (high - own) / 2 + ascent
            left = x + self._shift(style, room - aside - line.naturalTextWidth(), rtl)
            made.append(Strip(high, [Words(layout, len(made), left, base, style.colour)]))
        layout.endLayout()
        return made or [Strip(wanted, [])]

    def _shift(self, style: Style, spare: float, rtl: bool) -> float:
        """Return how far a line is moved that is centred or stands at the end of the page."""
        share = 0.5 if style.centred else 1.0 if style.at_end else 0.0
        return (-1 if rtl else 1) * share * max(spare, 0.0)

    def _rules(self, style: Style, made: list[Strip], x: float, width: float) -> None:
        if style.above:
            made[0].ink.append(_ground(style.above, x, -style.above.space, width))
        if style.below:
            last = made[-1]
            last.ink.append(_ground(style.below, x, last.high + style.below.space, width))
            last.after += style.below.space


def mark_entry(strips: list[Strip], entry: Entry) -> list[Strip]:
    """Return the strips of a heading, which is listed in the outline."""
    strips[0].entry = entry
    return strips


def _ground(rule: Rule, x: float, y: float, width: float) -> Ground:
    return Ground(x, y, width, rule.thick, rule.colour)


def _shown(text: str) -> str:
    """Return what can be set of a text: no control characters, line feeds as breaks of a line."""
    if text.isprintable():
        return text
    return clean(text).replace("\n", _BREAK).replace("\t", " ")


def _manageable(text: Text) -> list[Text]:
    """Return a paragraph in parts, each short enough to be set at once."""
    if sum(len(span.text) for span in text.spans) <= _LONGEST:
        return [text]
    parts = [
        Text((Span(part, span.bold, span.italic, span.underline, span.link),), text.style)
        for span in text.spans
        for part in _MANY.findall(span.text)
    ]
    parts[0] = Text(parts[0].spans, text.style, text.lead, "", text.bold)
    return parts


def _formats(spans: tuple[Span, ...], note: str, link: str) -> list[QTextLayout.FormatRange]:
    """Return the looks of the stretches of a text; positions count as Qt's do, in UTF-16."""
    made: list[QTextLayout.FormatRange] = []
    start = 0
    for span in spans:
        length = len(span.text.encode("utf-16-le", "replace")) // 2
        if span.bold or span.italic or span.underline or span.link:
            made.append(_range(start, length, _look(span, link)))
        start += length
    if note:
        raised = QTextCharFormat()
        raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        made.append(_range(start, len(note), raised))
    return made


def _look(span: Span, link: str) -> QTextCharFormat:
    look = QTextCharFormat()
    if span.bold:
        look.setFontWeight(QFont.Weight.Bold)
    if span.italic:
        look.setFontItalic(True)
    if span.underline or span.link:
        look.setFontUnderline(True)
    if span.link:
        look.setForeground(QColor(f"#{link}"))
    return look


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made
