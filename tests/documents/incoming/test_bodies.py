"""Lists of bodies, parted where people part them and never within a name."""

from __future__ import annotations

import pytest

from nap_desktop.documents.incoming.interpret.bodies import is_international, split_bodies

WHOLE = """Ministry of Health and Social Protection
Ministry of Trade, Industry and Tourism
Centre for Chemical, Biological and Nuclear Safety
Nuclear and Radiation Safety Agency
Министерство труда, миграции и молодежи
Министерство экономики и торговли
Ministère de la Santé et des Affaires sociales
Ministère des Affaires étrangères, de la Francophonie et des Togolais de l'extérieur
Ministerio de Industria, Comercio y Turismo
وزارة الصحة والسكان
工业和信息化部
Хууль зүй, дотоод хэргийн яам
Вазорати рушди иқтисод ва савдо
Экономика жана коммерция министрлиги
Ministarstvo trgovine, turizma i telekomunikacija
Ministério da Indústria e Comércio"""
LISTS = """Ministry of Health and Ministry of Justice
Ministry of Foreign Affairs, Ministry of Defence and Customs
MFA, MoD, MoH
MFA/MoD/Customs
UNODA with the support of the OSCE
МВД и МИД
Минздрав, Минюст
Министерство экономики и торговли и Министерство юстиции
Ministère de la Justice et Ministère de l'Intérieur
Gendarmerie nationale ; Douanes
Ministerio de Salud, Policía Nacional y Aduanas
وزارة الصحة ووزارة العدل
وزارة الصحة، وزارة العدل والهيئة العامة للجمارك
外交部、公安部和海关总署
Эрүүл мэндийн яам, Гадаад харилцааны яам
Вазорати адлия ва Прокуратураи генералӣ
Хадамоти гумрук, Қӯшунҳои сарҳадӣ
Экономика министрлиги жана Юстиция министрлиги
Ministarstvo zdravlja i Uprava carina
Ministério da Saúde, Polícia Nacional e Alfândegas
Procuradoria-Geral e Ministério da Saúde"""


@pytest.mark.parametrize("text", WHOLE.splitlines())
def test_a_name_stays_whole(text: str) -> None:
    assert split_bodies(text) == [text]


@pytest.mark.parametrize("text", LISTS.splitlines())
def test_a_list_is_parted(text: str) -> None:
    found = split_bodies(text)

    assert len(found) >= 2
    assert not {"and", "и", "et", "y", "ва", "жана", "i", "e"} & {one.split()[0] for one in found}
    assert all(name in text for name in found)


def test_what_the_document_writes_alone_is_one_name() -> None:
    assert split_bodies("Ports and Borders", {"ports and borders"}) == ["Ports and Borders"]
    assert split_bodies("Ports and Borders", {"ports", "borders"}) == ["Ports", "Borders"]


@pytest.mark.parametrize("text", ["", "-", "n/a", "нет", " – "])
def test_nothing_is_no_body(text: str) -> None:
    assert split_bodies(text) == []


def test_what_stands_in_brackets_behind_a_name_is_no_part_of_it() -> None:
    assert split_bodies("Академия наук (по согласованию)") == ["Академия наук"]
    assert split_bodies("Ministry of Justice (lead), Police (IAEA)") == [
        "Ministry of Justice",
        "Police (IAEA)",
    ]


@pytest.mark.parametrize(
    "name", ["IAEA", "МАГАТЭ", "منظمة حظر الأسلحة الكيميائية", "OMD", "世界海关组织"]
)
def test_an_international_organisation_is_known_in_any_language(name: str) -> None:
    assert is_international(name)


def test_a_ministry_is_no_international_organisation() -> None:
    assert not is_international("Ministry of Health")
