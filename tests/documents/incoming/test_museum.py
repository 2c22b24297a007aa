"""Earlier plans in shapes of their own, each read as a person would."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nap_desktop.documents.incoming.interpret.draft import draft_json, listed
from nap_desktop.documents.incoming.interpret.interpret import interpret
from nap_desktop.documents.incoming.source import Source
from nap_desktop.plan.open_format import from_open
from tests.documents.incoming import museum
from tests.documents.incoming.outlines import data_of, measures, outline

ALL = (
    museum.portuguese, museum.tajik, museum.chinese, museum.french_cards, museum.paragraph_matrix,
    museum.russian_paragraphs, museum.without_header, museum.merged_leads, museum.crowded_cells,
    museum.bulleted, museum.titled_cards, museum.quiet_tasks, museum.decoys, museum.over_pages,
    museum.groups_told_once, museum.nested_list, museum.arabic_paragraphs, museum.in_words_only,
    museum.two_levels_of_tasks, museum.kyrgyz, museum.cards_with_title_rows,
    museum.nothing_stands_out, museum.chinese_paragraphs, museum.roman_tasks,
)  # fmt: skip


@pytest.mark.parametrize("document", ALL)
def test_each_document_accounts_for_its_characters_and_makes_a_plan(
    document: Callable[[], Source],
) -> None:
    source = document()
    draft = interpret(source)
    data = draft_json(source, draft)

    from_open(data["draft"])
    assert sum(data["account"][key] for key in ("imported", "listed")) == source.characters
    assert listed(draft) == data["account"]["listed"]


def test_a_title_row_above_the_header_is_an_objective() -> None:
    assert outline(museum.portuguese()) == [
        "section 1: Introdução",
        "section 2: Matriz de acções",
        "  objective 1: Quadro jurídico",
        "    measure 1.1: Rever o código penal quanto às armas biológicas",
        "    measure 1.2: Aprovar o regulamento das substâncias químicas",
        "  objective 2: Fronteiras",
        "    measure 2.1: Formar os funcionários das alfândegas",
        "    measure 2.2: Manter uma linha de contacto entre os serviços",
    ]
    first, second, third, _ = measures(museum.portuguese())
    assert first["partners"] == ["Procuradoria-Geral", "Ministério da Saúde"]
    assert (first["end"], second["end"], third["start"]) == ("2022-12", "2023-Q2", "2021")
    assert (second["international"], third["international"]) == (["OPAQ"], ["OMA"])


def test_a_bold_text_alone_in_its_row_is_a_task_and_the_act_is_read() -> None:
    plan = data_of(museum.tajik())["draft"]["plan"]

    assert outline(museum.tajik())[0] == "objective 1: Такмили қонунгузорӣ"
    assert (plan["act_number"], plan["act_date"]) == ("118", "2020-03-05")
    assert (plan["period_start"], plan["period_end"]) == ("2020", "2024")
    assert [one.get("end") for one in measures(museum.tajik())] == ["2021", "2020-Q2", "2023", None]
    assert measures(museum.tajik())[2]["lead"] == ["Хадамоти гумрук", "Қӯшунҳои сарҳадӣ"]


def test_chinese_headings_lose_their_numbers_and_lists_are_parted() -> None:
    assert [one.strip() for one in outline(museum.chinese()) if "section" in one] == [
        "section 一: 总体要求",
        "section 二: 主要措施",
        "section 一: 完善法律制度",
        "section 二: 加强口岸管理",
    ]
    found = measures(museum.chinese())
    assert found[0]["lead"] == ["工业和信息化部"]
    assert found[0]["partners"] == ["司法部", "公安部"]
    assert (found[0]["end"], found[1]["end"], found[3]["deadline"]) == ("2020", "2021-06", "每年")
    assert found[2]["international"] == ["国际原子能机构"]


def test_a_card_is_one_measure() -> None:
    assert outline(museum.french_cards()) == [
        "section 1: Prévention",
        "  measure F1: Recenser les laboratoires de haute sécurité",
        "  measure F2: Réviser le contrôle des sources",
        "section 2: Détection",
        "  measure F3: Équiper le port principal",
    ]
    last = measures(museum.french_cards())[-1]
    assert (last["start"], last["end"], last["priority"]) == ("2024-01", "2024-03", "high")
    assert last["international"] == ["OMD"] and last["partners"] == ["Gendarmerie nationale"]


def test_a_merged_provision_belongs_to_each_of_its_rows_and_a_glossary_is_left_out() -> None:
    found = measures(museum.paragraph_matrix())

    assert [one["provisions"] for one in found] == [["OP2"], ["OP2"], ["OP3c", "OP3d"], ["OP8d"]]
    assert found[0]["lead"] == ["Ministry of Justice and Legal Affairs"]
    assert found[0]["assistance_text"] == "Model law wanted"
    assert "two of three fields" in found[0]["note"]
    reasons = {
        one["text"]: one["reason"]
        for one in data_of(museum.paragraph_matrix())["findings"]
        if one["code"] == "left_out"
    }
    assert reasons["World Customs Organization"] == "not_measures"


def test_numbered_paragraphs_that_name_their_parts_are_measures() -> None:
    found = measures(museum.russian_paragraphs())

    assert found[0]["text"] == ("Подготовить проект закона о биологической безопасности")
    assert found[0]["lead"] == ["Министерство здравоохранения", "Министерство юстиции"]
    assert found[2]["international"] == ["МАГАТЭ"]
    assert (found[2]["start"], found[2]["end"], found[3]["end"]) == ("2021", "2022", "2022-06-01")
    assert outline(museum.russian_paragraphs())[0] == "section I: ПРАВОВАЯ БАЗА"


def test_cells_alone_say_what_columns_without_header_are() -> None:
    found = measures(museum.without_header())

    assert found[0]["text"] == "Review the licensing rules for toxic chemicals"
    assert [one["lead"][0] for one in found][1:3] == [
        "Customs Administration",
        "Nuclear Safety Agency",
    ]
    assert [one.get("end", one.get("deadline")) for one in found] == [
        "2024-Q1", "2024-06", "2025", "ongoing",
    ]  # fmt: skip


def test_merged_leads_count_for_each_row_and_totals_are_no_measures() -> None:
    found = measures(museum.merged_leads())

    assert [one["lead"][0] for one in found] == [
        "Ministry of Economy", "Ministry of Economy", "Supreme Court",
        "Ministry of Energy", "Ministry of Energy",
    ]  # fmt: skip
    assert [one["amount"] for one in found] == [15000, 2500, 8000, 1200000, 30000]
    assert {one["currency"] for one in found} == {"USD"}
    assert [one for one in outline(museum.merged_leads()) if one.startswith("objective")] == [
        "objective 1: Strengthen the law",
        "objective 2: Protect materials",
    ]


def test_a_cell_of_numbered_measures_is_parted_and_one_of_points_is_not() -> None:
    assert outline(museum.crowded_cells())[1:] == [
        "  measure 1.1: Adopt the rules on transport",
        "  measure 1.2: Adopt the rules on storage",
        "  measure 1.3: Equip the laboratory with:\n- a spectrometer;\n- two hoods;\n- protective suits",
        "  measure 2.1.: Train the first group of inspectors",
        "  measure 2.2.: Train the second group of inspectors",
    ]
    found = measures(museum.crowded_cells())
    assert found[0]["lead"] == ["Ministry of Transport"] and found[0]["partners"] == ["Police"]
    assert found[2]["international"] == ["WHO"] and found[2]["lead"] == ["Institute of Health"]


def test_entries_of_a_list_name_their_parts_behind_a_dash() -> None:
    assert outline(museum.bulleted())[0] == "objective 1: Better laws"
    found = measures(museum.bulleted())
    assert [one["text"] for one in found][:2] == [
        "Review the penal code",
        "Publish a guide for courts",
    ]
    assert found[1]["partners"] == ["Bar Association"] and found[2]["international"] == ["IAEA"]


def test_a_heading_above_a_card_that_says_nothing_of_it_is_the_measure() -> None:
    assert outline(museum.titled_cards()) == [
        "section 1: Border control",
        "  measure 1.1: Train officers at the ports",
        "  measure 1.2: Buy handheld detectors",
        "section 2: Outreach",
        "  measure 2.1: Brief the industry",
    ]
    first = measures(museum.titled_cards())[0]
    assert (first["start"], first["end"], first["funding"]) == ("2024", "2025", "state_budget")


def test_a_task_that_only_its_number_tells_is_an_objective() -> None:
    assert [one for one in outline(museum.quiet_tasks()) if "objective" in one] == [
        "objective 1: Законодательство",
        "objective 2: Граница",
    ]
    assert len(measures(museum.quiet_tasks())) == 4


def test_tables_that_are_no_measures_make_none() -> None:
    assert [one["text"] for one in measures(museum.decoys())] == [
        "Draft the law",
        "Train the guards",
    ]


def test_a_table_goes_on_after_a_page_without_its_header() -> None:
    assert [one["text"] for one in measures(museum.over_pages())][-2:] == [
        "Train the police",
        "Train the courts",
    ]


def test_an_objective_that_is_named_once_holds_the_rows_below() -> None:
    assert [one.strip()[:11] for one in outline(museum.groups_told_once())] == [
        "objective 1", "measure 1.1", "measure 1.2", "objective 2", "measure 2.1", "measure 2.2",
    ]  # fmt: skip


def test_points_of_a_list_belong_to_the_measure_above_them() -> None:
    first, second, third = measures(museum.nested_list())

    assert first["text"].splitlines()[1:] == [
        "les sources scellées ;",
        "les sources retirées du service.",
    ]
    assert (first["end"], second["deadline"], third["end"]) == ("2025", "en continu", "2026")
    assert third["result"] == "trois portiques en service"


def test_arabic_paragraphs_name_their_parts_between_arabic_signs() -> None:
    first, second, third = measures(museum.arabic_paragraphs())

    assert first["partners"] == ["وزارة الصحة"]
    assert first["international"] == ["منظمة الصحة العالمية"]
    assert (first["end"], second["deadline"], third["start"]) == ("2025", "سنوياً", "2024")


def test_numbered_paragraphs_of_a_plan_without_tables_are_measures() -> None:
    assert outline(museum.in_words_only())[0] == "section 1: Introduction"
    assert len(measures(museum.in_words_only())) == 4


def test_tasks_stand_under_sections_and_a_title_goes_on_in_the_next_line() -> None:
    assert [one for one in outline(museum.two_levels_of_tasks()) if "objective" in one] == [
        "objective I: Нормативное обеспечение",
        "  objective 1.1: Законодательство",
        "  objective 1.2: Подзаконные акты",
        "objective II: Практические меры",
    ]
    plan = data_of(museum.two_levels_of_tasks())["draft"]["plan"]
    assert plan["title"] == "ПЛАН МЕРОПРИЯТИЙ по реализации резолюции 1540"
    assert (plan["act_number"], plan["act_date"]) == ("45", "2023-03-03")
    assert plan["state"] == "Республика Нордия"
    assert measures(museum.two_levels_of_tasks())[2]["lead"] == ["МЧС", "Минобороны"]


def test_the_number_of_a_task_may_stand_before_its_word() -> None:
    assert outline(museum.kyrgyz())[0] == "objective 1: Укуктук базаны өркүндөтүү"
    first, second = measures(museum.kyrgyz())
    assert first["lead"] == ["Юстиция министрлиги", "Ички иштер министрлиги"]
    assert (first["end"], second["deadline"]) == ("2024-Q2", "туруктуу")


def test_the_first_row_of_a_card_over_all_columns_is_the_measure() -> None:
    assert outline(museum.cards_with_title_rows()) == [
        "objective 1: Cadre juridique",
        "  measure 1.1: Réviser la loi",
        "  measure 1.2: Former les juges",
    ]
    assert measures(museum.cards_with_title_rows())[0]["international"] == ["ONUDC", "VERTIC"]


def test_numbers_make_headings_where_nothing_stands_out() -> None:
    assert [one for one in outline(museum.nothing_stands_out()) if "section" in one] == [
        "section I: Introduction",
        "section II: Measures",
        "  section A: Legislation",
        "  section B: Borders",
    ]
    first, second, *_ = measures(museum.nothing_stands_out())
    assert (first["lead"], first["partners"]) == (["MoJ"], ["MoI"])
    assert "end" not in second and "deadline" not in second


def test_chinese_paragraphs_name_their_parts_in_broad_brackets() -> None:
    first, second, third = measures(museum.chinese_paragraphs())

    assert first["text"] == "起草生物安全法" and first["partners"] == ["卫生部", "农业部"]
    assert (first["lead"], second["end"]) == (["司法部"], "2026-06")
    assert (third["international"], third["deadline"]) == (["世界海关组织"], "每年")


def test_roman_numbers_head_measures_that_go_on_counting() -> None:
    assert [one for one in outline(museum.roman_tasks()) if "objective" in one] == [
        "objective I: Legislation",
        "objective II: Borders",
    ]
    assert [one["amount"] for one in measures(museum.roman_tasks())] == [1500000, 500000, 120000000]
