# ruff: noqa: E501 - rows of tables stand on one line, as in a document
"""Earlier plans of invented States, one difficulty each, as a reader would give them."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.documents.incoming.source import (
    PLAIN,
    Block,
    Cell,
    Grid,
    Line,
    Look,
    Row,
    Source,
    accounted,
)

H1, H2, H3 = (Look(f"heading {at}", at, True) for at in (1, 2, 3))
TITLE = Look("title", centred=True, bold=True, size=18.0)
BOLD = Look(bold=True)


def line(text: str, look: Look = PLAIN, number: str = "", level: int = -1) -> Line:
    """Return a line that finds its place when it joins a document."""
    return Line(text, "", look, number, level)


def cell(
    text: str, columns: int = 1, rows: int = 1, bold: bool = False, shaded: bool = False
) -> Cell:
    """Return a cell of a table, one line to each line of its text."""
    look = BOLD if bold else PLAIN
    blocks = tuple(Line(one, "", look) for one in text.split("\n"))
    return Cell(0, blocks, columns, rows, shaded)


def table(*rows: Sequence[str | Cell], header: int = 0, title: str = "") -> Grid:
    """Return a table; a cell that one above covers is left out of its row."""
    covered: dict[int, int] = {}
    made: list[Row] = []
    width = sum(one.columns if isinstance(one, Cell) else 1 for one in rows[0])
    for at, row in enumerate(rows):
        cells: list[Cell] = []
        column = 0
        for one in row:
            while covered.get(column, 0) > at:
                column += 1
            held = one if isinstance(one, Cell) else cell(one)
            cells.append(held._replace(column=column))
            for below in range(column, column + held.columns):
                covered[below] = at + held.rows
            column += held.columns
        made.append(Row(tuple(cells), "", at < header))
    return Grid(tuple(made), "", width, title=title)


def document(*blocks: Block, name: str = "plan.docx", kind: str = "docx") -> Source:
    """Return a source of blocks, each at its place, with its account."""
    placed = tuple(_placed(block, f"b{at}") for at, block in enumerate(blocks))
    held = accounted(Source(kind, name, placed))[0]
    return Source(kind, name, placed, characters=held, shape="museum")


def _placed(block: Block, place: str) -> Block:
    if isinstance(block, Line):
        return block._replace(place=place)
    rows = []
    for at, row in enumerate(block.rows):
        cells = tuple(
            one._replace(
                blocks=tuple(
                    _placed(below, f"{place}/{at}.{one.column}/{n}")
                    for n, below in enumerate(one.blocks)
                )
            )
            for one in row.cells
        )
        rows.append(row._replace(cells=cells, place=f"{place}/{at}"))
    return block._replace(rows=tuple(rows), place=place)


def portuguese() -> Source:
    """Return a table with a title row, months in words and both dates in one column."""
    return document(
        line("República de Santa Aurora", Look(centred=True)),
        line("Plano de Acção Nacional para a aplicação da Resolução 1540 (2021-2024)", TITLE),
        line("1. Introdução", H1),
        line("Este plano foi preparado por uma comissão de nove instituições e será revisto todos os anos."),
        line("2. Matriz de acções", H1),
        table(
            [cell("Eixo 1: Quadro jurídico", 6)],
            ["N.º", "Acção", "Entidade responsável", "Parceiros", "Prazo", "Resultado esperado"],
            ["1.1", "Rever o código penal quanto às armas biológicas", "Ministério da Justiça",
             "Procuradoria-Geral e Ministério da Saúde", "até dezembro de 2022", "Projecto de lei concluído"],
            ["1.2", "Aprovar o regulamento das substâncias químicas", "Ministério da Indústria e Comércio",
             "OPAQ", "2.º trimestre de 2023", "Regulamento publicado"],
            [cell("Eixo 2: Fronteiras", 6)],
            ["2.1", "Formar os funcionários das alfândegas", "Alfândegas", "Polícia Nacional, OMA",
             "2021 a 2024", "Cem funcionários formados"],
            ["2.2", "Manter uma linha de contacto entre os serviços", "Polícia Nacional", "", "permanente",
             "Linha em uso"],
        ),
    )  # fmt: skip


def tajik() -> Source:
    """Return an annex whose tasks are bold rows in one cell only, and which signs off at the end."""
    return document(
        line("Замима"),
        line("ба қарори Ҳукумати Ҷумҳурии Зарнисор"),
        line("аз 5 марти соли 2020, № 118"),
        line("НАҚШАИ ЧОРАБИНИҲО оид ба иҷрои қатъномаи 1540 барои солҳои 2020-2024", TITLE),
        table(
            ["№", "Чорабиниҳо", "Муҳлати иҷро", "Иҷрокунандагон", "Натиҷаи чашмдошт"],
            ["", cell("Такмили қонунгузорӣ", bold=True), "", "", ""],
            ["1", "Таҳияи лоиҳаи қонун дар бораи маводи кимиёвӣ", "то охири соли 2021",
             "Вазорати адлия ва Прокуратураи генералӣ", "Лоиҳа ба Ҳукумат пешниҳод мешавад"],
            ["2", "Омӯзиши қонунгузории амалкунанда", "семоҳаи II соли 2020",
             "Вазорати рушди иқтисод ва савдо", "Ҳисоботи таҳлилӣ"],
            ["", cell("Назорати сарҳад", bold=True), "", "", ""],
            ["3", "Таҷҳизонидани гузаргоҳҳо бо дастгоҳҳо", "солҳои 2021-2023",
             "Хадамоти гумрук, Қӯшунҳои сарҳадӣ", "Дастгоҳҳо насб мешаванд"],
            ["4", "Гузаронидани машқҳо", "ҳамасола", "Вазорати мудофиа", "Машқи муштарак"],
        ),
        line("Роҳбари Дастгоҳ\t\tН. Н."),
    )  # fmt: skip


def chinese() -> Source:
    """Return a plan in Chinese: headings with numbers in Chinese, lists of bodies with 、 and 和."""
    return document(
        line("安和共和国", Look(centred=True)),
        line("执行第1540号决议国家行动计划（2020-2023年）", TITLE),
        line("一、总体要求", H1),
        line("本计划说明今后三年的工作安排，由各有关部门共同执行，每年评估一次。"),
        line("二、主要措施", H1),
        line("（一）完善法律制度", H2),
        table(
            ["序号", "措施", "牵头部门", "配合部门", "完成时限", "预期成果"],
            ["1", "修订有毒化学品管理条例", "工业和信息化部", "司法部、公安部", "2020年底前", "条例修订草案"],
            ["2", "研究生物安全立法", "司法部", "卫生部和科学技术部", "2021年6月", "研究报告"],
            header=1,
        ),
        line("（二）加强口岸管理", H2),
        table(
            ["序号", "措施", "牵头部门", "配合部门", "完成时限", "预期成果"],
            ["3", "为主要口岸配备检测设备", "海关总署", "国际原子能机构", "2021—2022年", "设备投入使用"],
            ["4", "举办执法人员培训班", "公安部", "", "每年", "培训记录"],
            header=1,
        ),
    )  # fmt: skip


def french_cards() -> Source:
    """Return a plan of cards: one table of labels and values for each measure."""

    def card(number: str, text: str, lead: str, partners: str, when: str, result: str) -> Grid:
        return table(
            ["Numéro", number], ["Intitulé de la mesure", text], ["Structure responsable", lead],
            ["Partenaires", partners], ["Échéance", when], ["Résultat attendu", result],
            ["Priorité", "Haute"],
        )  # fmt: skip

    return document(
        line("Royaume de Belmonde", Look(centred=True)),
        line("Stratégie nationale et fiches d'action pour la résolution 1540", TITLE),
        line("Axe 1. Prévention", H1),
        line("Cet axe réunit les mesures qui doivent empêcher tout accès non autorisé aux matières."),
        card("F1", "Recenser les laboratoires de haute sécurité", "Ministère de la Santé",
             "OMS ; Ministère de l'Agriculture", "fin 2022", "Registre national"),
        card("F2", "Réviser le contrôle des sources", "Autorité de sûreté", "AIEA", "T2 2023",
             "Nouveau règlement"),
        line("Axe 2. Détection", H1),
        card("F3", "Équiper le port principal", "Douanes", "OMD et Gendarmerie nationale",
             "de janvier à mars 2024", "Portique en service"),
    )  # fmt: skip


def paragraph_matrix() -> Source:
    """Return a matrix by paragraphs of the resolution, with what is there and what is missing."""
    head = ["OP", "Present situation", "Planned action", "Lead agency", "Supporting agencies",
            "Time frame", "Assistance needed", "Indicator"]  # fmt: skip
    return document(
        line("Union of Three Rivers", Look(centred=True)),
        line("National Implementation Action Plan 2022-2026", TITLE),
        line("Matrix of actions", H1),
        table(
            head,
            [cell("OP 2", rows=2), "The criminal code covers two of three fields.",
             "Draft a bill on biological weapons", "Ministry of Justice and Legal Affairs", "Attorney General",
             "Q2 2023", "Model law wanted", "Bill tabled"],
            ["No rule on financing.", "Amend the financing act", "Central Bank",
             "Financial Intelligence Unit, Ministry of Finance", "2024", "", "Act amended"],
            ["OP 3 (c) and (d)", "Two of nine posts have detectors.", "Equip the remaining posts",
             "Customs Department", "Border Guard; WCO", "2023-2025", "Equipment and training",
             "Nine posts equipped"],
            ["OP 8(d)", "A contact point exists.", "Hold a yearly seminar for industry", "Ministry of Trade",
             "Chamber of Commerce", "annually", "", "Number of seminars"],
            header=1,
        ),
        line("Glossary", H1),
        table(["Abbreviation", "Meaning"], ["WCO", "World Customs Organization"], ["OP", "paragraph"]),
    )  # fmt: skip


def russian_paragraphs() -> Source:
    """Return numbered paragraphs without table: headings in capitals, who and when behind each."""
    return document(
        line("Республика Светлогория", Look(centred=True)),
        line("ПРОГРАММА действий по выполнению резолюции 1540", Look(centred=True, bold=True)),
        line("I. ПРАВОВАЯ БАЗА", BOLD),
        line("1. Подготовить проект закона о биологической безопасности (исполнители: Министерство "
             "здравоохранения, Министерство юстиции; срок: II квартал 2021 г.)."),
        line("2. Провести обзор действующих норм (исполнитель: Генеральная прокуратура; срок: ежегодно)."),
        line("II. КОНТРОЛЬ НА ГРАНИЦЕ", BOLD),
        line("3. Установить рамки контроля на трёх пунктах пропуска (исполнители: Государственная таможенная "
             "служба и Пограничная служба; партнёры: МАГАТЭ; срок: 2021–2022 годы)."),
        line("4. Обучить сорок сотрудников (исполнитель: Министерство внутренних дел; срок: до 1 июня 2022 года)."),
    )  # fmt: skip


def without_header() -> Source:
    """Return a table without any header, in which the cells alone say what the columns are."""
    return document(
        line("Action plan for resolution 1540", TITLE),
        line("Measures", H1),
        table(
            ["1", "Review the licensing rules for toxic chemicals", "Ministry of Industry", "Q1 2024"],
            ["2", "Train inspectors at the two main ports", "Customs Administration", "by June 2024"],
            ["3", "Set up a register of sealed sources", "Nuclear Safety Agency", "2025"],
            ["4", "Exchange data with neighbouring services", "Border Police", "ongoing"],
        ),
    )  # fmt: skip


def merged_leads() -> Source:
    """Return a table in which one lead body stands beside several measures, and totals end it."""
    return document(
        line("Plan of measures on resolution 1540 for 2023-2025", TITLE),
        table(
            [cell("Task", rows=2), cell("No", rows=2), cell("Measure", rows=2),
             cell("Implementation", 2), cell("Responsible", rows=2), cell("Cost, thousand USD", rows=2)],
            ["from", "to"],
            [cell("Strengthen the law", rows=3), "1", "Draft the export control act", "2023", "2024",
             cell("Ministry of Economy", rows=2), "15"],
            ["2", "Publish the control list", "2023", "2023", "2.5"],
            ["3", "Brief the courts", "2024", "2025", "Supreme Court", "8"],
            [cell("Protect materials", rows=2), "4", "Fence the central store", "2024", "2025",
             cell("Ministry of Energy", rows=2), "1,200"],
            ["5", "Check the staff", "2023", "2024", "30"],
            [cell("Total", 5), "", "1,255.5"],
        ),
    )  # fmt: skip
