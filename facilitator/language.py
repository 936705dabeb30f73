"""The language of a page: the person's choice, else the workshop's, else the browser's, else English."""

from functools import cache

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from flask import g, request
from flask_babel import gettext as translated
from flask_babel import ngettext as translated_count

from facilitator.paths import TRANSLATIONS

LANGUAGES = {"it": "Italiano", "en": "English"}
COOKIE = "language"
SCRIPTS = "static/js/"


def gettext(sentence: str, **values: object) -> str:
    """`sentence` in the language of the page, with its %(names)s filled in."""
    return str(translated(sentence, **values))


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """The sentence for `num` things, in the language of the page; %(num)s is the number."""
    return str(translated_count(one, many, num, **values))


def selected_language() -> str:
    """The language this request is answered in."""
    workshop = g.get("workshop")
    for wanted in (request.cookies.get(COOKIE), workshop.language if workshop else None):
        if wanted in LANGUAGES:
            return wanted
    return request.accept_languages.best_match(list(LANGUAGES)) or "en"


@cache
def browser_sentences(language: str) -> dict[str, str | list[str]]:
    """What the modules of the browser say, by its English sentence; counted sentences have a list of forms."""
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return {}
    with path.open("rb") as source:
        return dict(spoken(message) for message in read_po(source, locale=language) if is_for_browser(message))


def is_for_browser(message: Message) -> bool:
    """Whether a module of the browser says it, in a translation that somebody finished."""
    said_there = any(place.startswith(SCRIPTS) for place, _ in message.locations)
    return said_there and bool(message.id) and not message.fuzzy and all(forms(message))


def spoken(message: Message) -> tuple[str, str | list[str]]:
    """One entry of the catalogue: the English sentence and its translation or its forms."""
    if isinstance(message.id, str):
        return message.id, forms(message)[0]
    return message.id[0], forms(message)


def forms(message: Message) -> list[str]:
    """The translation's forms: one, or one for each number."""
    string = message.string or ""
    return [string] if isinstance(string, str) else list(string)
