"""The language of the screen: Qt's translators and the direction of writing."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from nap_desktop.base import shipped

# The names of languages in these languages themselves; they are never translated.
NAMES = {
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
    "ar": "العربية",
    "zh": "中文",
    "mn": "Монгол",
}


def known() -> list[str]:
    """Return the codes of the languages that the screen can speak; English needs no file."""
    found = (name.rsplit("/", 1)[-1].removesuffix(".qm") for name in shipped.names("i18n", ".qm"))
    return ["en", *(name.removeprefix("nap_") for name in found if name != "nap_en")]


def spoken(wished: str) -> str:
    """Return the code of the language that was wished for, the system's, or English."""
    system = QLocale.system().name().split("_")[0]
    return next((lang for lang in (wished, system) if lang in known()), "en")


def use(app: QApplication, wished: str) -> str:
    """Speak the language that was wished for, the system's, or English; return its code."""
    code = spoken(wished)
    places = (
        (f"nap_{code}", str(shipped.folder() / "i18n")),
        (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    for name, folder in places:
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    app.setLayoutDirection(QLocale(code).textDirection())
    return code
