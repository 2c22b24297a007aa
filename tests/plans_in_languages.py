"""Short plans of an invented State in four scripts, in words of our own."""

from __future__ import annotations

from functools import cache
from typing import Any

from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import DIRECTORY, OUTLINE, Node, Plan

# What all of them share; the words differ: (section, provision, start, end, money, assistance).
_FACTS = (
    (0, "OP3c", "2027-Q1", "2027-Q4", "", ""),
    (0, "OP3d", "2027-03", "2028-06", "150000", ""),
    (1, "OP3a", "2027-06-30", "", "1200000.50", "training"),
    (1, "OP3b,OP6", "", "2029", "", "equipment"),
    (2, "OP2", "2028-Q2", "2028-Q2", "75000", ""),
    (2, "OP8d,OP9", "2027", "2031", "", ""),
)
_PLAN = {
    "period_start": "2027",
    "period_end": "2031",
    "act_date": "",
    "submission_date": "2027-03-01",
    "phase": "concurrence",
}

WORDS: dict[str, dict[str, Any]] = {
    "ar": {
        "plan": {
            "state": "جمهورية المثال",
            "title": "خطة العمل الوطنية لتنفيذ القرار 1540 (2004)",
            "short_name": "خطة العمل الوطنية 1540",
            "marking": "للاستعمال الرسمي",
            "approving_authority": "مجلس الوزراء",
            "act_type": "قرار مجلس الوزراء",
            "point_of_contact": "إدارة المنظمات الدولية (nap1540@example.org)",
            "note_verbale": "المذكرة الشفوية رقم 15/ب",
            "summary": "تجمع هذه الخطة ما تعتزم الدولة القيام به خلال خمس سنوات (2027-2031): "
            "قوانين أوضح، ومراقبة أدق للمواد (النووية والكيميائية والبيولوجية)، وتدريب للموظفين.\n"
            "تجتمع اللجنة الوطنية (NCB-1540) مرتين في السنة وتستعرض التقدم المحرز.",
        },
        "sections": [
            ("مراقبة الحدود والصادرات", "يتناول هذا القسم قائمة السلع والتراخيص، وعمل الجمارك."),
            ("تأمين المواد الحساسة وحصرها", ""),
            ("القوانين والتعاون الدولي", "تُراجع القوانين القائمة (بما فيها قانون العقوبات)."),
        ],
        "bodies": [
            ("وزارة الخارجية", "و. خ.", "ministry"),
            ("وزارة الداخلية والأمن العام", "و. د.", "ministry"),
            ("الهيئة العامة للجمارك", "الجمارك", "agency"),
            ("World Customs Organization (WCO)", "WCO", "organisation"),
        ],
        "measures": [
            ("تدريب موظفي الجمارك في جميع المعابر البرية", "تخرّج 60 موظفا", "60 موظفا في السنة"),
            ("اعتماد قائمة وطنية للسلع ذات الاستخدام المزدوج (HS 2027)", "قائمة منشورة", "نشر"),
            ("إنشاء سجل وطني للمصادر المشعة", "سجل كامل بنسبة 100%", "عدد القيود"),
            ("تحسين الحماية المادية في ثلاثة مختبرات", "تركيب الأبواب والكاميرات", "3 مختبرات"),
            ("صياغة أحكام جنائية جديدة وعرضها على البرلمان", "مشروع قانون", "القراءة الأولى"),
            ("تنظيم حلقة عمل سنوية مع قطاع الصناعة والجامعات", "خمس حلقات عمل", "عدد المشاركين"),
        ],
        "steps": ["إعداد برنامج التدريب", "تدريب أول مجموعة (20 موظفا)"],
        "deadline": "بصورة دائمة",
    },
    "ru": {
        "plan": {
            "state": "Республика Примерия",
            "title": "Национальный план действий по осуществлению резолюции 1540 (2004)",
            "short_name": "План действий 1540",
            "marking": "Для служебного пользования",
            "approving_authority": "постановлением Правительства",
            "act_type": "Республики Примерия",
            "point_of_contact": "Департамент международных организаций (nap1540@example.org)",
            "note_verbale": "вербальная нота № 15/б",
            "summary": "План сводит воедино то, что государство намерено сделать за пять лет: "
            "более ясные законы, учет чувствительных материалов, подготовка кадров.\n"
            "Национальная комиссия собирается дважды в год и рассматривает ход выполнения плана.",
        },
        "sections": [
            ("Пограничный и экспортный контроль", "Раздел охватывает контрольный список товаров, "
             "лицензирование и работу таможни."),
            ("Учет и сохранность чувствительных материалов", ""),
            ("Законодательство и международное сотрудничество", "Пересматриваются действующие "
             "законы, включая уголовный."),
        ],
        "bodies": [
            ("Министерство иностранных дел", "МИД", "ministry"),
            ("Министерство внутренних дел", "МВД", "ministry"),
            ("Государственная таможенная служба", "ГТС", "agency"),
            ("Всемирная таможенная организация", "ВТамО", "organisation"),
        ],
        "measures": [
            ("Обучить сотрудников таможни на всех пунктах пропуска", "Обучено 60 сотрудников", "60"),
            ("Утвердить национальный контрольный список товаров двойного назначения",
             "Список опубликован", "Публикация"),
            ("Создать национальный реестр радиоактивных источников", "Полный реестр", "Записи"),
            ("Усилить физическую защиту трех лабораторий", "Установлены двери и камеры", "3"),
            ("Разработать новые уголовно-правовые нормы и внести их в парламент",
             "Законопроект внесен", "Первое чтение"),
            ("Проводить ежегодный семинар с промышленностью и вузами", "Пять семинаров",
             "Число участников"),
        ],
        "steps": ["Подготовить программу обучения", "Обучить первую группу (20 человек)"],
        "deadline": "постоянно",
    },
    "zh": {
        "plan": {
            "state": "范例共和国",
            "title": "执行第1540（2004）号决议国家行动计划",
            "short_name": "1540国家行动计划",
            "marking": "内部使用",
            "approving_authority": "国务会议",
            "act_type": "国务会议决定",
            "point_of_contact": "国际组织司（nap1540@example.org）",
            "note_verbale": "第15号普通照会",
            "summary": "本计划汇总国家今后五年拟开展的工作：完善法律，加强敏感材料衡算，培训工作人员。\n"
            "国家委员会每年举行两次会议，审查执行进展。",
        },
        "sections": [
            ("边境和出口管制", "本章涉及管制清单、许可证和海关工作。"),
            ("敏感材料的衡算和保护", ""),
            ("立法与国际合作", "对现行法律（包括刑法）进行审查。"),
        ],
        "bodies": [
            ("外交部", "外交部", "ministry"),
            ("内政部", "内政部", "ministry"),
            ("国家海关总局", "海关", "agency"),
            ("世界海关组织", "世海组织", "organisation"),
        ],
        "measures": [
            ("在所有陆路口岸培训海关人员", "培训60名人员", "每年60人"),
            ("通过国家两用物项管制清单", "公布清单", "公布"),
            ("建立国家放射源登记册", "完整的登记册", "登记数量"),
            ("加强三个实验室的实物保护", "安装门禁和摄像设备", "3个实验室"),
            ("起草新的刑事条款并提交议会", "提交法律草案", "一读"),
            ("每年与产业界和大学举办讲习班", "举办五次讲习班", "参加人数"),
        ],
        "steps": ["编写培训方案", "培训第一批人员（20人）"],
        "deadline": "长期",
    },
    "mn": {
        "plan": {
            "state": "Жишээ Улс",
            "title": "1540 (2004) дүгээр тогтоолыг хэрэгжүүлэх үндэсний үйл ажиллагааны төлөвлөгөө",
            "short_name": "1540 үндэсний төлөвлөгөө",
            "marking": "Албан хэрэгцээнд",
            "approving_authority": "Засгийн газар",
            "act_type": "Засгийн газрын тогтоол",
            "point_of_contact": "Олон улсын байгууллагын газар (nap1540@example.org)",
            "note_verbale": "15 тоот ноот бичиг",
            "summary": "Энэхүү төлөвлөгөөнд таван жилд хийх ажлыг нэгтгэв: хууль тогтоомжийг "
            "тодорхой болгох, мэдрэг материалын бүртгэлийг сайжруулах, албан хаагчдыг сургах.\n"
            "Үндэсний хороо жилд хоёр удаа хуралдаж, хэрэгжилтийн явцыг хэлэлцэнэ.",
        },
        "sections": [
            ("Хил, экспортын хяналт", "Энэ хэсэгт барааны жагсаалт, тусгай зөвшөөрөл, гаалийн ажил "
             "хамаарна."),
            ("Мэдрэг материалын бүртгэл, хамгаалалт", ""),
            ("Хууль тогтоомж, олон улсын хамтын ажиллагаа", "Хүчин төгөлдөр хуулиудыг эргэн хянана."),
        ],
        "bodies": [
            ("Гадаад харилцааны яам", "ГХЯ", "ministry"),
            ("Хууль зүй, дотоод хэргийн яам", "ХЗДХЯ", "ministry"),
            ("Гаалийн ерөнхий газар", "ГЕГ", "agency"),
            ("Дэлхийн гаалийн байгууллага", "ДГБ", "organisation"),
        ],
        "measures": [
            ("Бүх хилийн боомтын гаалийн албан хаагчдыг сургах", "60 албан хаагч сургасан", "60"),
            ("Хос зориулалттай барааны үндэсний жагсаалт батлах", "Жагсаалт нийтэлсэн", "Нийтлэл"),
            ("Цацраг идэвхт үүсгүүрийн үндэсний бүртгэл бий болгох", "Бүрэн бүртгэл", "Бүртгэл"),
            ("Гурван лабораторийн биет хамгаалалтыг сайжруулах", "Хаалга, камер суурилуулсан", "3"),
            ("Эрүүгийн шинэ заалт боловсруулж, парламентад өргөн барих", "Хуулийн төсөл",
             "Анхны хэлэлцүүлэг"),
            ("Аж үйлдвэр, их сургуультай жил бүр семинар зохион байгуулах", "Таван семинар",
             "Оролцогчдын тоо"),
        ],
        "steps": ["Сургалтын хөтөлбөр бэлтгэх", "Эхний бүлгийг сургах (20 хүн)"],
        "deadline": "байнга",
    },
}  # fmt: skip


@cache
def plan_in(lang: str) -> Plan:
    """Return the plan of six measures in three sections in one language, always the same."""
    return _Grower(lang).plan()


class _Grower:
    def __init__(self, lang: str) -> None:
        self._words = WORDS[lang]
        self._root = f"plan-{lang}"
        self._nodes: dict[NodeId, Node] = {}
        self._children: dict[tuple[NodeId, str], tuple[NodeId, ...]] = {}
        self._parents: dict[NodeId, NodeId] = {}
        fields = {**_PLAN, **self._words["plan"], "language": lang, "lead_body": "body-0"}
        fields["summary"] = rich_text.rich(fields["summary"])
        self._nodes[self._root] = Node(self._root, "plan", {k: v for k, v in fields.items() if v})

    def plan(self) -> Plan:
        for place, (name, short, kind) in enumerate(self._words["bodies"]):
            fields = {"name": name, "short": short, "kind": kind}
            self._put(Node(f"body-{place}", "body", fields), self._root, DIRECTORY)
        for place, (heading, text) in enumerate(self._words["sections"]):
            fields = {"heading": heading, "text": rich_text.rich(text) if text else ""}
            self._put(Node(f"section-{place}", "section", fields), self._root)
        for place, said in enumerate(self._words["measures"]):
            self._measure(place, *said)
        for place, text in enumerate(self._words["steps"]):
            fields = {"text": rich_text.rich(text), "lead": "body-2", "end": f"2027-0{place + 3}"}
            self._put(Node(f"step-{place}", "step", fields), "measure-0")
        return Plan(self._root, self._nodes, self._children, self._parents)

    def _measure(self, place: int, text: str, result: str, indicator: str) -> None:
        section, provisions, start, end, amount, assistance = _FACTS[place]
        fields = {
            "text": rich_text.rich(text),
            "result": rich_text.rich(result),
            "indicator": rich_text.rich(indicator),
            "lead": f"body-{place % 3}",
            "partners": f"body-{(place + 1) % 3}",
            "international": "body-3" if assistance else "",
            "start": start,
            "end": end,
            "deadline": self._words["deadline"] if place == 5 else "",
            "provisions": provisions,
            "categories": "N,C,B",
            "funding": "donor" if assistance else "state_budget",
            "amount": amount,
            "currency": "EUR" if amount else "",
            "assistance_kind": assistance,
            "code": f"M-{place + 1:04d}",
        }
        held = {key: value for key, value in fields.items() if value}
        self._put(Node(f"measure-{place}", "measure", held), f"section-{section}")

    def _put(self, node: Node, parent: NodeId, slot: str = OUTLINE) -> None:
        self._nodes[node.id] = node
        self._parents[node.id] = parent
        self._children[parent, slot] = (*self._children.get((parent, slot), ()), node.id)
