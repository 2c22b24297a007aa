"""Measures as sheets: what stands in them, what cannot happen in them, what comes back."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from nap_desktop.base.errors import NapError
from nap_desktop.documents.sheets import read_csv, read_xlsx
from nap_desktop.documents.sheets.came_back import Returned
from nap_desktop.documents.sheets.safe import MOST, cut, guard, is_cut, tail, unguard
from nap_desktop.documents.sheets.write_csv import write_csv
from nap_desktop.documents.sheets.write_xlsx import write_xlsx
from nap_desktop.documents.wording import wording
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode, SetField, apply_all
from nap_desktop.plan.text import Paragraph, RichText, Span, decode, encode, plain, rich
from nap_desktop.plan.tree import Branch, Node, Plan
from tests.plan.plans import any_plan, grow

DAY = datetime.date(2027, 1, 5)
EN = wording("en")
MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
FORMULAS = ['=HYPERLINK("http://x")', "@SUM(1)", "+1+1", "-2", "\t=1", "#N/A", "'=1", "''+x"]


def small() -> Plan:
    """Return a plan with two sections, three measures, a step and two bodies."""
    plan = grow("s Borders\n  m A\n    - First step\n  m B\ns Finance\n  m C")
    bodies = [
        Branch(Node("customs", "body", {"name": "Customs Service", "short": "CS"})),
        Branch(Node("justice", "body", {"name": "Ministry of Justice"})),
    ]
    plan = apply_all(plan, edits.insert(plan, bodies, plan.root))
    text = RichText.of(
        [
            Paragraph((Span("Train "), Span("officers", bold=True))),
            Paragraph((Span("one"),), "bullet"),
            Paragraph((Span("two"),), "bullet"),
        ]
    )
    fields = {
        "text": encode(text),
        "lead": "customs",
        "start": "2027-Q2",
        "priority": "high",
        "provisions": "OP3d",
        "amount": "1200.5",
        "assistance": "1",
        "note": rich("for us alone"),
    }
    for key, value in fields.items():
        plan = apply_all(plan, edits.set_field(plan, "A", key, value))
    return plan


def book_of(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def bytes_of(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def at(book: Workbook, sheet: str, row: int, head: str) -> object:
    """Return the cell under a head."""
    heads = [cell.value for cell in book[sheet][1]]
    return book[sheet].cell(row, heads.index(head) + 1)


def edited(plan: Plan, *cells: tuple[str, int, str, object]) -> Returned:
    """Return what a workbook says in which (sheet, row, head) were given other values."""
    book = book_of(write_xlsx(plan, EN, DAY))
    for sheet, row, head, value in cells:
        at(book, sheet, row, head).value = value  # type: ignore[attr-defined]
    return read_xlsx.read_xlsx(bytes_of(book), plan)


@MANY
@given(any_plan())
def test_any_plan_comes_back_from_a_workbook_as_it_was(plan: Plan) -> None:
    content = write_xlsx(plan, EN, DAY)

    assert read_xlsx.read_xlsx(content, plan) == Returned()
    # and after another program has written it
    assert read_xlsx.read_xlsx(bytes_of(book_of(content)), plan) == Returned()


@MANY
@given(any_plan())
def test_any_plan_comes_back_from_csv_as_it_was(plan: Plan) -> None:
    assert read_csv.read_csv(write_csv(plan, EN), plan) == Returned()


@pytest.mark.parametrize(
    ("head", "value", "key", "after"),
    [
        ("Measure", "Other words", "text", rich("Other words")),
        ("Start", "June 2027", "start", "2027-06"),
        ("Start", datetime.datetime(2027, 6, 30), "start", "2027-06-30"),
        ("Start", 2028, "start", "2028"),
        ("Start", None, "start", ""),
        ("Priority", "low", "priority", "low"),
        ("Priority (code)", "medium", "priority", "medium"),
        ("1540 basis", "OP 3 (d); OP 2", "provisions", "OP3d,OP2"),
        ("Lead body", "Ministry of Justice; CS", "lead", "justice,customs"),
        ("Lead body (id)", "justice", "lead", "justice"),
        ("Amount", 99, "amount", "99"),
        ("Amount", "1 300,5", "amount", "1300.5"),
        ("Assistance needed", None, "assistance", ""),
        ("Baseline", 45.0, "baseline", "45"),
        ("Concerns", "Nuclear; B", "categories", "N,B"),
    ],
)
def test_an_edited_cell_is_exactly_that_change(
    head: str, value: object, key: str, after: str
) -> None:
    plan = small()

    found = edited(plan, ("Measures", 2, head, value))

    assert found.changes == [SetField("A", key, "", plan.get("A", key), after)]
    assert found.findings == []


def test_edited_steps_and_bodies_come_back_too() -> None:
    plan = small()
    (step,) = plan.of_kind("step")

    found = edited(plan, ("Steps", 2, "Step", "Second step"), ("Bodies", 2, "Short form", "CUST"))

    assert [(one.node, one.key, one.after) for one in found.changes] == [  # type: ignore[union-attr]
        ("customs", "short", "CUST"),
        (step, "text", rich("Second step")),
    ]


def test_paragraphs_that_were_not_edited_keep_their_looks() -> None:
    plan = small()

    found = edited(plan, ("Measures", 2, "Measure", "Train officers\n• one\n• new\n• two"))

    (change,) = found.changes
    assert isinstance(change, SetField)
    before, after = decode(change.before), decode(change.after)
    assert after.paragraphs[0] == before.paragraphs[0]
    assert [p.list for p in after.paragraphs] == ["", "bullet", "bullet", "bullet"]
    assert after.plain == "Train officers\none\nnew\ntwo"


def test_what_is_not_understood_is_told_and_changes_nothing() -> None:
    found = edited(small(), ("Measures", 2, "Start", "soon"), ("Measures", 2, "Priority", "odd"))

    assert found.changes == []
    assert [(one.code, one.facts["value"]) for one in found.findings] == [
        ("not_understood", "soon"),
        ("not_understood", "odd"),
    ]


def test_an_unknown_body_joins_the_directory() -> None:
    plan = small()

    found = edited(plan, ("Measures", 2, "Lead body", "Customs Service; Border Guard"))

    after = apply_all(plan, found.changes)
    assert [after.get(b, "name") for b in after.get("A", "lead").split(",")] == [
        "Customs Service",
        "Border Guard",
    ]
    assert [one.code for one in found.findings] == ["new_body"]


def test_a_new_row_is_a_new_measure_in_the_section_named() -> None:
    plan = small()
    book = book_of(write_xlsx(plan, EN, DAY))
    for row, section, text in ((5, "Finance", "D"), (6, None, "E"), (7, "Nowhere", "F")):
        at(book, "Measures", row, "Section").value = section  # type: ignore[attr-defined]
        at(book, "Measures", row, "Measure").value = text  # type: ignore[attr-defined]

    found = read_xlsx.read_xlsx(bytes_of(book), plan)

    after = apply_all(plan, found.changes)
    assert [plain(after.get(m, "text")) for m in after.under("Finance")] == ["C", "D", "E"]
    assert plain(after.get(after.under(after.root)[-1], "text")) == "F"
    assert all(after.get(m, "code") for m in after.of_kind("measure"))
    assert [(one.code, one.facts["row"]) for one in found.findings] == [("unknown_place", "7")]


def test_a_row_that_is_gone_deletes_nothing() -> None:
    plan = small()
    book = book_of(write_xlsx(plan, EN, DAY))
    book["Measures"].delete_rows(3)

    found = read_xlsx.read_xlsx(bytes_of(book), plan)

    assert found.changes == []
    assert [(one.node, one.code) for one in found.findings] == [("B", "row_missing")]


def test_a_copied_row_is_a_new_measure_with_the_looks_of_the_old() -> None:
    plan = small()
    book = book_of(write_xlsx(plan, EN, DAY))
    book["Measures"].append([cell.value for cell in book["Measures"][2]])

    found = read_xlsx.read_xlsx(bytes_of(book), plan)

    made = [change for change in found.changes if isinstance(change, InsertNode)]
    assert [change.node.get("text") for change in made] == [plan.get("A", "text")]
    assert [one.code for one in found.findings] == ["same_id"]


def test_sorted_rows_and_moved_columns_change_nothing() -> None:
    plan = small()
    book = book_of(write_xlsx(plan, EN, DAY))
    sheet = book["Measures"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    sheet.delete_rows(1, len(rows))
    for row in [rows[0], *reversed(rows[1:])]:
        sheet.append(list(reversed(row)))

    assert read_xlsx.read_xlsx(bytes_of(book), plan) == Returned()


def test_an_edit_meets_what_was_changed_meanwhile() -> None:
    plan = small()
    book = book_of(write_xlsx(plan, EN, DAY))
    at(book, "Measures", 2, "Start").value = "2029"  # type: ignore[attr-defined]
    later = apply_all(plan, edits.set_field(plan, "A", "start", "2028"))
    later = apply_all(later, edits.set_field(later, "B", "text", rich("new")))

    found = read_xlsx.read_xlsx(bytes_of(book), later)

    assert found.changes == [SetField("A", "start", "", "2028", "2029")]
    assert [(one.node, one.code) for one in found.findings] == [("A", "changed_meanwhile")]


def test_a_text_too_long_for_a_cell_is_kept_whole() -> None:
    long = "😀 word " * 20_000
    plan = apply_all(small(), edits.set_field(small(), "A", "result", rich(long)))
    book = book_of(write_xlsx(plan, EN, DAY))
    cell = at(book, "Measures", 2, "Expected result")
    shown = str(cell.value)  # type: ignore[attr-defined]

    assert len(shown.encode("utf-16-le")) // 2 <= MOST and shown.endswith("…")
    assert read_xlsx.read_xlsx(bytes_of(book), plan) == Returned()

    cell.value = "New " + shown[10:]  # type: ignore[attr-defined]
    (change,) = read_xlsx.read_xlsx(bytes_of(book), plan).changes
    assert isinstance(change, SetField)
    assert plain(change.after) == "New " + plain(plan.get("A", "result"))[10:]
    assert read_csv.read_csv(write_csv(plan, EN), plan) == Returned()


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_a_formula(text: str) -> None:
    plan = apply_all(small(), edits.set_field(small(), "A", "text", rich(text)))
    plan = apply_all(plan, edits.set_field(plan, plan.root, "title", text))
    book = book_of(write_xlsx(plan, EN, DAY))

    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n"}
    cell = at(book, "Measures", 2, "Measure")
    assert cell.value == plain(rich(text))  # type: ignore[attr-defined]
    if text[0] in "=+-@\t":
        assert cell.quotePrefix  # type: ignore[attr-defined]
        assert "\ufeff" + text not in write_csv(plan, EN).decode("utf-8")
        assert f"'{text}".split('"')[0] in write_csv(plan, EN).decode("utf-8")
    assert read_csv.read_csv(write_csv(plan, EN), plan) == Returned()


@pytest.mark.parametrize("text", [*FORMULAS, "plain", "", "'quoted'", "＝1"])
def test_a_guard_can_be_taken_off_again(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in tuple("=+-@\t\r＝")


def test_a_cut_never_splits_a_letter() -> None:
    for text in ("a" * MOST, "a" + "😀" * MOST, "😀" * MOST):
        assert cut(text).removesuffix("…") + tail(text) == text or not is_cut(text)


def test_private_notes_stay_unless_asked_for() -> None:
    plan = small()
    notes = b"for us alone"

    def holds(content: bytes) -> bool:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return any(notes in file.read(name) for name in file.namelist())

    assert not holds(write_xlsx(plan, EN, DAY)) and notes not in write_csv(plan, EN)
    shared = write_xlsx(plan, EN, DAY, private=True)
    assert holds(shared) and read_xlsx.read_xlsx(shared, plan) == Returned()


def test_the_same_plan_and_day_give_the_same_bytes() -> None:
    assert write_xlsx(small(), EN, DAY) == write_xlsx(small(), EN, DAY)
    assert write_xlsx(small(), EN, DAY) != write_xlsx(small(), EN, DAY.replace(year=2028))


def test_properties_name_nobody_and_no_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(write_xlsx(small(), EN, DAY))) as file:
        core = file.read("docProps/core.xml").decode()
        dates = {part.date_time for part in file.infolist()}

    assert "creator" not in core and "lastModifiedBy" not in core
    assert core.count("2027-01-05T00:00:00Z") == 2 and dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_sheet_is_set_up_for_reading_and_paper() -> None:
    sheet = book_of(write_xlsx(small(), EN, DAY))["Measures"]

    assert sheet.freeze_panes == "C2" and sheet.auto_filter.ref.endswith("4")
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows == "$1:$1"
    assert not sheet.sheet_view.rightToLeft


def test_the_sheets_of_an_arabic_plan_run_from_right_to_left_whatever_their_words() -> None:
    plan = small()
    arabic = apply_all(plan, edits.set_field(plan, plan.root, "language", "ar"))
    book = book_of(write_xlsx(arabic, EN, DAY))

    assert all(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    assert book.properties.language == "ar"
    words = replace(EN, labels=EN.labels._replace(lang="ar"))
    other = book_of(write_xlsx(plan, words, DAY))
    assert not any(sheet.sheet_view.rightToLeft for sheet in other.worksheets)


def test_an_empty_plan_is_a_sheet_with_heads_to_fill_in() -> None:
    plan = Plan.empty("plan")
    book = book_of(write_xlsx(plan, EN, DAY))
    at(book, "Measures", 2, "Measure").value = "First"  # type: ignore[attr-defined]

    after = apply_all(plan, read_xlsx.read_xlsx(bytes_of(book), plan).changes)

    assert [plain(after.get(m, "text")) for m in after.of_kind("measure")] == ["First"]


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_csv_comes_back_from_programs_with_other_dividers(divider: str) -> None:
    plan = small()
    text = write_csv(plan, EN).decode("utf-8-sig")
    assert '"' in text  # the cell with line breaks
    import csv

    rows = list(csv.reader(io.StringIO(text, newline="")))
    column = rows[0].index("Start")
    rows[1][column] = "30.06.2027"
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=divider).writerows(rows)

    changes: list[Change] = read_csv.read_csv(buffer.getvalue().encode(), plan).changes

    assert changes == [SetField("A", "start", "", "2027-Q2", "2027-06-30")]


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name + ".xml", content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "zip"),
        (b"PK\x03\x04 and no more", "zip"),
        (packed(a=b"<a/>"), "zip"),
        (packed(a=b"<!DOCTYPE a><a/>"), "unsafe"),
        (packed(a=b" " * 5_000_000), "size"),
        (bytes_of(Workbook()), "heads"),
    ],
)
def test_what_is_no_sheet_of_ours_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(NapError) as failure:
        read_xlsx.read_xlsx(content, small())
    assert (failure.value.code, failure.value.facts["why"]) == ("not_a_sheet", why)


@pytest.mark.parametrize(
    ("content", "why"), [(b"", "heads"), (b"a,b\n1,2", "heads"), (b"\xe9,b", "utf8")]
)
def test_what_is_no_csv_of_ours_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(NapError) as failure:
        read_csv.read_csv(content, small())
    assert (failure.value.code, failure.value.facts["why"]) == ("not_a_sheet", why)


def test_the_sheet_of_another_plan_is_refused() -> None:
    with pytest.raises(NapError) as failure:
        read_xlsx.read_xlsx(write_xlsx(small(), EN, DAY), Plan.empty("other"))
    assert failure.value.code == "sheet_of_other_plan"


def test_without_the_hidden_sheet_the_plan_as_it_stands_is_the_measure() -> None:
    plan = small()
    book = book_of(write_xlsx(plan, EN, DAY))
    del book["nap"]
    at(book, "Measures", 3, "Start").value = "2030"  # type: ignore[attr-defined]

    assert read_xlsx.read_xlsx(bytes_of(book), plan).changes == [
        SetField("B", "start", "", "", "2030")
    ]
