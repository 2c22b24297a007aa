# ruff: noqa: E501 - a table of words
"""Heads of columns in eleven languages, and the fields that they mean."""

from __future__ import annotations

import pytest

from nap_desktop.documents.incoming.interpret.columns import field_of_header, fields_of_headers

HEADS = {
    "text": "Measures to be implemented|Activity / measure|Наименование задачи / мероприятия|Actions à mener|"
    "Acciones a realizar|الإجراءات المطلوبة|具体行动|Хэрэгжүүлэх арга хэмжээ|Aktivnost/mera|Ações previstas|Иш-чаралар",
    "lead": "Lead agency/Partners|Responsible body|By whom|Ответственный за исполнение|Institutions responsables|"
    "Entidad responsable|الجهة المسؤولة عن التنفيذ|主责部门|Хариуцах байгууллага|Аткаруучулар|Nosilac aktivnosti",
    "partners": "Implementing partners|Co-implementing agencies|Соисполнители|Acteurs associés|协办部门|الجهات المتعاونة",
    "when": "Timeframe (start – end)|Сроки реализации|Période de mise en œuvre|Tiempo de ejecución|المدة الزمنية|"
    "Хугацаа|Мөөнөтү|Муҳлати иҷро|Rok za izvršenje|Prazo de execução",
    "end": "Completion date|完成日期",
    "result": "Expected outcomes/outputs|Deliverables|Ожидаемый результат|Résultats attendus|预期成果",
    "indicator": "Success indicators|Indicateurs objectivement vérifiables|المؤشرات|Pokazatelji",
    "amount": "Estimated cost (USD)|Budget (thousand USD)|Бюджет, тыс. долл. США|Coût estimatif (FCFA)",
    "funding": "Источники и объемы финансирования|Fonte de financiamento|Каржылоо булагы|Сарчашмаи маблағгузорӣ",
    "provisions": "Relevant OP|Reference to UNSCR 1540|Пункт резолюции 1540",
    "note": "Comments/Remarks|Примечание|备注",
}  # fmt: skip


@pytest.mark.parametrize(
    ("head", "field"), [(one, field) for field, held in HEADS.items() for one in held.split("|")]
)
def test_a_head_means_a_field(head: str, field: str) -> None:
    assert field_of_header(head)[0] == field


@pytest.mark.parametrize("head", ["", "How", "2024", "Ministry of Justice", "X"])
def test_other_words_mean_none(head: str) -> None:
    assert field_of_header(head)[0] == ""


def test_a_second_column_of_bodies_is_one_of_partners() -> None:
    heads = ["No", "Measure", "Responsible", "Responsible", "Deadline"]

    assert fields_of_headers(heads) == {0: "number", 1: "text", 2: "lead", 3: "partners", 4: "when"}
