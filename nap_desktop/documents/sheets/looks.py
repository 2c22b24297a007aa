"""The looks of cells: font, fill, borders, alignment and number format, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nap_desktop.documents.sheets.printing import Value
from nap_desktop.documents.sheets.safe import is_dangerous

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_INK, _LINE, _HEAD, _SOFT = "FF1F2933", "FFB8C1CC", "FFDCE4EE", "FFF1F4F8"
_AS_TEXT = "@"
_WHOLE, _BROKEN = "#,##0", "#,##0.00####"
UNWRAPPED = ("hidden", "code", "title", "caption", "remark")
_PLAIN = ("note", "remark", "title", "caption", "hidden")  # looks without borders


class Looks:
    """Makes the cells of one sheet; each look is worked out once, for it takes long."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._known: dict[tuple[str, str, bool], Any] = {}

    def cell(self, value: Value, look: str) -> Cell:
        """Return a cell that holds a value and no formula, whatever the value looks like.

        look: head, sum (the head of amounts), text, short, code, number, total, note, remark,
              title, caption or hidden.
        """
        from openpyxl.cell import WriteOnlyCell

        cell: Any = WriteOnlyCell(self._sheet, None if value == "" else value)
        quoted, form = False, "General"
        if value == "":
            pass
        elif isinstance(value, str):
            cell.data_type = "s"  # openpyxl would take "=…" for a formula and "#N/A" for an error
            quoted = is_dangerous(value)
            form = _AS_TEXT if look in ("short", "code", "hidden") else form
        else:
            form = _WHOLE if isinstance(value, int) or value.is_integer() else _BROKEN
        key = (look, form, quoted)
        if key not in self._known:
            self._known[key] = _dressed(self._sheet, *key)._style
        cell._style = self._known[key]
        return cell  # type: ignore[no-any-return]


def _dressed(sheet: Any, look: str, form: str, quoted: bool) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell: Any = WriteOnlyCell(sheet)
    cell.number_format = form
    bold = look in ("head", "sum", "total", "title", "caption")
    cell.font = Font(name="Calibri", size=14 if look == "title" else 10, bold=bold, color=_INK)
    wrapped = look not in UNWRAPPED
    is_head = look in ("head", "sum")
    upright = "center" if is_head else "top"
    across = "right" if look == "sum" else None
    cell.alignment = Alignment(horizontal=across, vertical=upright, wrap_text=wrapped)
    if look not in _PLAIN:
        side = Side(style="thin", color=_LINE)
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    if is_head or look == "total":
        cell.fill = PatternFill("solid", start_color=_HEAD if is_head else _SOFT)
    if quoted:
        cell.quotePrefix = True
    return cell
