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


def crowded_cells() -> Source:
    """Return cells of several measures each, beside cells of one measure with points."""
    return document(
        line("Republic of Ardania", Look(centred=True)),
        line("National plan of action on resolution 1540", TITLE),
        line("Actions", H1),
        table(
            ["No", "Actions", "Responsible and partners", "Deadline"],
            ["1.1\n1.2", "Adopt the rules on transport\nAdopt the rules on storage",
             "Lead: Ministry of Transport; Support: Police", "2024"],
            ["1.3", "Equip the laboratory with:\n- a spectrometer;\n- two hoods;\n- protective suits",
             "Lead: Institute of Health\nPartners: WHO, Ministry of Health", "by end-2025"],
            ["2", "2.1. Train the first group of inspectors\n2.2. Train the second group of inspectors",
             "Lead: Customs", "2025-2026"],
        ),
    )  # fmt: skip


def bulleted() -> Source:
    """Return measures as entries of a list, each with its parts behind a dash, below plain headings."""
    return document(
        line("Commonwealth of Lindmark", Look(centred=True)),
        line("Programme of action for resolution 1540, 2024-2027", TITLE),
        line("Objective 1. Better laws"),
        line("Review the penal code – Lead: Ministry of Justice; Deadline: June 2024", number="•", level=0),
        line("Publish a guide for courts – Lead: Supreme Court; Partners: Bar Association; Deadline: 2025",
             number="•", level=0),
        line("Objective 2. Safer stores"),
        line("Count all sealed sources – Lead: Radiation Office; Partners: IAEA; Deadline: annually",
             number="•", level=0),
        line("Guard the main store – Lead: Army; Deadline: Q3 2024", number="•", level=0),
    )  # fmt: skip


def titled_cards() -> Source:
    """Return cards whose title stands above them as a heading, two labels to a row."""

    def card(lead: str, partners: str, when: str, result: str) -> Grid:
        return table(
            ["Lead agency", lead, "Partners", partners],
            ["Time frame", when, "Expected result", result],
            ["Priority", "High", "Source of funding", "State budget"],
        )  # fmt: skip

    return document(
        line("Republic of Ostrava Major", Look(centred=True)),
        line("Action plan on resolution 1540", TITLE),
        line("1. Border control", H1),
        line("Measure 1.1: Train officers at the ports", H2),
        card("Customs", "WCO", "2024-2025", "Forty officers trained"),
        line("Measure 1.2: Buy handheld detectors", H2),
        card("Police", "Ministry of Finance", "Q4 2025", "Thirty detectors in use"),
        line("2. Outreach", H1),
        line("Measure 2.1: Brief the industry", H2),
        card("Ministry of Trade", "Chamber of Commerce", "annually", "One briefing a year"),
    )  # fmt: skip


def quiet_tasks() -> Source:
    """Return a table whose tasks stand in rows like all others, told by their numbers only."""
    return document(
        line("Республика Озёрия", Look(centred=True)),
        line("План действий по резолюции 1540 на 2024–2026 годы", TITLE),
        table(
            ["№", "Мероприятие", "Срок", "Исполнители"],
            ["1", "Законодательство", "", ""],
            ["1.1", "Подготовить проект закона", "2024 г.", "Министерство юстиции"],
            ["1.2", "Утвердить список товаров", "II кв. 2025 г.", "Министерство экономики"],
            ["2", cell("Граница", 3)],
            ["2.1", "Обучить инспекторов", "ежегодно", "Таможенная служба"],
            ["2.2", "Закупить приборы", "до 1 мая 2026 г.", "Таможенная служба\nПограничная служба"],
        ),
        line("Первый заместитель Министра\t\tА. Б. Иванов"),
    )  # fmt: skip


def decoys() -> Source:
    """Return one table of measures among tables that are none."""
    return document(
        line("Republic of Norland", Look(centred=True)),
        line("National Action Plan 1540", TITLE),
        line("Document history", H1),
        table(["Version", "Date", "Author", "Description of changes"],
              ["0.1", "1 May 2023", "A. Writer", "First draft"], ["1.0", "2 June 2023", "A. Writer", "Approved text"]),
        line("Measures", H1),
        table(["No", "Measure", "Responsible", "Deadline", "Indicator"],
              ["1", "Draft the law", "Ministry of Justice", "2024", "Draft tabled"],
              ["2", "Train the guards", "Border Guard", "2025", "Guards trained"]),
        line("Budget", H1),
        table(["No", "Measure", "Source of funding", "Amount"], ["1", "Draft the law", "State budget", "10 000"],
              ["2", "Train the guards", "Donors", "20 000"], ["", "Total", "", "30 000"]),
        line("Risks", H1),
        table(["Risk", "Probability", "Mitigation measure", "Owner"],
              ["No staff", "high", "Hire early", "Ministry of Justice"], ["No money", "low", "Ask donors", "Border Guard"]),
        line("Working group", H1),
        table(["Name", "Position", "Institution", "Telephone"], ["A. Person", "Head", "Ministry of Justice", "123"],
              ["B. Person", "Deputy", "Border Guard", "456"]),
        line("Monitoring", H1),
        table(["Indicator", "Baseline", "Target", "Responsible"], ["Draft tabled", "0", "1", "Ministry of Justice"],
              ["Guards trained", "0", "60", "Border Guard"]),
        line("Timetable", H1),
        table(["Activity", "2024", "2025", "2026"], ["Draft the law", "X", "", ""], ["Train the guards", "", "X", "X"]),
        line("Signatures", H1),
        table(["Ministry of Justice", "", "", "", ""], ["A. Person", "", "", "", "1 May 2024"]),
    )  # fmt: skip


def over_pages() -> Source:
    """Return a table that goes on after a page without its header, a row of it cut in two."""
    return document(
        line("Plan of actions 1540", TITLE),
        table(["No", "Action", "Lead", "Deadline"], ["1", "Draft the act on", "Ministry of", "2024"]),
        table(["", "dual-use goods", "Justice", ""], ["2", "Train the police", "Police", "2025"],
              ["3", "Train the courts", "Supreme Court", "2026"]),
    )  # fmt: skip


def groups_told_once() -> Source:
    """Return a table whose first column names the objective in the first of its rows only."""
    return document(
        line("República de Valdorada", Look(centred=True)),
        line("Plan de acción nacional 1540", TITLE),
        table(["Objetivo", "Actividad", "Institución responsable", "Instituciones de apoyo", "Plazo"],
              ["Mejorar las leyes", "Revisar el código penal", "Ministerio de Justicia", "Fiscalía General", "2024"],
              ["", "Adoptar una lista de control", "Ministerio de Comercio", "", "diciembre de 2025"],
              ["Vigilar las fronteras", "Formar a los agentes", "Aduanas y Policía Nacional", "OMA", "anualmente"],
              ["", "Comprar equipos", "Aduanas", "OIEA", "2024-2026"]),
    )  # fmt: skip


def nested_list() -> Source:
    """Return a numbered list whose points of the second level belong to the measure above them."""
    return document(
        line("République de Valmont", Look(centred=True)),
        line("Programme d'action national pour la résolution 1540", TITLE),
        line("Prévention", H1),
        line("Établir un registre des sources :", number="1.", level=0),
        line("les sources scellées ;", number="a)", level=1),
        line("les sources retirées du service.", number="b)", level=1),
        line("Responsable : Autorité de sûreté. Partenaires : AIEA, Douanes. Échéance : fin 2025."),
        line("Former les inspecteurs", number="2.", level=0),
        line("Responsable : Ministère du Travail. Échéance : en continu."),
        line("Détection", H1),
        line("Équiper les ports", number="3.", level=0),
        line("Responsable : Douanes"),
        line("Échéance : 2026"),
        line("Résultat attendu : trois portiques en service"),
    )  # fmt: skip


def arabic_paragraphs() -> Source:
    """Return numbered paragraphs in Arabic below headings told by words, parts on their own lines."""
    rtl = Look(rtl=True)
    return document(
        line("مملكة الواحات", Look(centred=True, rtl=True)),
        line("خطة العمل الوطنية لتنفيذ القرار 1540 للفترة 2024-2027", Look("title", centred=True, bold=True, size=18.0, rtl=True)),
        line("أولاً: التشريعات", Look(bold=True, rtl=True)),
        line("1. إعداد مشروع قانون بشأن المواد البيولوجية", rtl),
        line("الجهة المسؤولة: وزارة العدل؛ الشركاء: وزارة الصحة ومنظمة الصحة العالمية؛ الإطار الزمني: نهاية عام 2025", rtl),
        line("2. مراجعة قائمة السلع", rtl),
        line("الجهة المسؤولة: وزارة التجارة؛ الإطار الزمني: سنوياً", rtl),
        line("ثانياً: الحدود", Look(bold=True, rtl=True)),
        line("3. تجهيز المنافذ بأجهزة الكشف", rtl),
        line("الجهة المسؤولة: الجمارك؛ الشركاء: الوكالة الدولية للطاقة الذرية؛ الإطار الزمني: 2024-2026", rtl),
    )  # fmt: skip


def in_words_only() -> Source:
    """Return plain numbered paragraphs: no table, nobody named, under headings by style."""
    return document(
        line("State of Cordovia", Look(centred=True)),
        line("National programme on resolution 1540", TITLE),
        line("Introduction", H1),
        line("The government has adopted this programme after wide consultation with all bodies concerned."),
        line("Legislation", H1),
        line("1. The Ministry of Justice will prepare amendments to the penal code by the end of 2024."),
        line("2. Parliament will be asked to ratify the amended convention."),
        line("Borders", H1),
        line("3. Customs will install detection equipment at five border posts in 2025."),
        line("4. Joint exercises with neighbouring States will be held every year."),
    )  # fmt: skip


def two_levels_of_tasks() -> Source:
    """Return a table in which tasks stand under sections, and whose title goes on in the next line."""
    return document(
        line("УТВЕРЖДЁН\nпостановлением Правительства\nот 3 марта 2023 года № 45"),
        line("Республика Нордия", Look(centred=True)),
        line("ПЛАН МЕРОПРИЯТИЙ", TITLE),
        line("по реализации резолюции 1540 на 2023–2026 годы", Look(centred=True)),
        table(["№ п/п", "Наименование мероприятий", "Сроки реализации", "Ответственные за исполнение"],
              [cell("Раздел I. Нормативное обеспечение", 4)], [cell("Задача 1.1. Законодательство", 4)],
              ["1", "Разработать законопроект:\nа) о химии;\nб) о биологии", "I кв. 2024", "Минюст, Минздрав"],
              [cell("Задача 1.2. Подзаконные акты", 4)],
              ["2", "Утвердить перечень", "до 01.09.2024", "Минэкономики (по согласованию), ГТК"],
              [cell("Раздел II. Практические меры", 4)],
              ["3", "Провести учения", "ежегодно, IV квартал", "МЧС совместно с Минобороны"]),
    )  # fmt: skip


def kyrgyz() -> Source:
    """Return a table whose tasks have their number before the word for a task."""
    return document(
        line("Ак-Тоо Республикасы", Look(centred=True)),
        line("1540 резолюциясын ишке ашыруу боюнча иш-чаралар планы", TITLE),
        table(["№", "Иш-чаралар", "Аткаруу мөөнөтү", "Жооптуу аткаруучулар", "Күтүлгөн натыйжа"],
              [cell("1-милдет. Укуктук базаны өркүндөтүү", 5)],
              ["1", "Мыйзам долбоорун иштеп чыгуу", "2024-жылдын II чейреги",
               "Юстиция министрлиги, Ички иштер министрлиги", "Мыйзам долбоору"],
              ["2", "Окутуу өткөрүү", "туруктуу", "Мамлекеттик бажы кызматы", "Окутуулар"]),
    )  # fmt: skip


def cards_with_title_rows() -> Source:
    """Return cards whose first row is the measure, over both columns."""

    def card(title: str, lead: str, partners: str, when: str, result: str) -> Grid:
        return table(
            [cell(title, 2)], ["Responsable", lead], ["Partenaires", partners], ["Échéance", when],
            ["Résultat attendu", result],
        )  # fmt: skip

    return document(
        line("République du Sel", Look(centred=True)),
        line("Plan d'action national – résolution 1540", TITLE),
        line("Objectif 1 : Cadre juridique", H1),
        card("Mesure 1.1 : Réviser la loi", "Ministère de la Justice", "ONUDC, VERTIC", "2e trimestre 2025",
             "Loi révisée"),
        card("Mesure 1.2 : Former les juges", "Cour suprême", "ONUDC", "2026", "Juges formés"),
    )  # fmt: skip


def nothing_stands_out() -> Source:
    """Return a document whose headings look like all other lines and have numbers only."""
    head = ["No.", "Measure", "Responsible authority", "Time frame"]
    return document(
        line("Kingdom of Aster"),
        line("National Action Plan on UNSCR 1540"),
        line("Period: 2024-2028"),
        line("I. Introduction"),
        line("This plan sets out what the Kingdom will do over five years, agreed among all bodies concerned."),
        line("II. Measures"),
        line("A. Legislation"),
        table(head, ["1", "Draft the act", "MoJ (lead)\nMoI (support)", "2024"], ["2", "Adopt the act", "Parliament", "-"]),
        line("B. Borders"),
        table(head, ["3", "Train officers", "Customs", "2024"], ["4", "Equip posts", "Customs", "2025"]),
    )  # fmt: skip


def chinese_paragraphs() -> Source:
    """Return numbered paragraphs in Chinese, parts in full-width brackets."""
    return document(
        line("海明共和国", Look(centred=True)),
        line("国家行动计划：执行第1540号决议", TITLE),
        line("一、立法", BOLD),
        line("1. 起草生物安全法（负责部门：司法部；配合部门：卫生部、农业部；完成时限：2025年底）"),
        line("2. 修订刑法（负责部门：司法部；完成时限：2026年6月）"),
        line("二、边境", BOLD),
        line("3. 培训海关人员（负责部门：海关总署；合作伙伴：世界海关组织；完成时限：每年）"),
    )  # fmt: skip


def roman_tasks() -> Source:
    """Return a table whose tasks have Roman numbers and whose measures go on counting."""
    return document(
        line("Plan of action 1540", TITLE),
        table(["№", "Activity", "Executor", "Period of implementation", "Funding, million tenge"],
              ["I", "Legislation", "", "", ""], ["1.", "Draft the law", "Ministry of Justice", "2024", "1.5"],
              ["2.", "Publish the law", "Ministry of Justice", "2025", "0,5"], ["II", "Borders", "", "", ""],
              ["3.", "Equip posts", "Border Service", "2024-2026", "120"], ["", "TOTAL", "", "", "122"]),
    )  # fmt: skip
