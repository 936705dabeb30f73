"""The language of a page: the person's choice, else the workshop's, else the browser's, else English."""

from functools import cache
from typing import Any, Self

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from flask import g, request
from flask.json.tag import JSONTag, TaggedJSONSerializer
from flask.sessions import SecureCookieSessionInterface
from flask_babel import gettext as translated
from flask_babel import ngettext as translated_count
from flask_babel import refresh

from facilitator.paths import TRANSLATIONS

LANGUAGES = {"it": "Italiano", "en": "English"}
COOKIE = "language"
SCRIPTS = "static/js/"
FOR_PROGRAMS = "/api/"


class Sentence(str):
    """A sentence in the language of a page, which can be said anew on a page in another one."""

    english: tuple[str, ...]
    values: dict[str, object]

    @classmethod
    def of(cls, english: tuple[str, ...], values: dict[str, object]) -> Self:
        """The sentence in the language of this page; counted ones have two forms, and their number among the values."""
        said = cls(translated_count(*english, **values) if len(english) > 1 else translated(*english, **values))
        said.english, said.values = english, values
        return said


class SentenceTag(JSONTag):
    """How a sentence goes from one page to the next: as what it says."""

    __slots__ = ()
    key = " s"

    def check(self, value: Any) -> bool:
        """Whether it is a sentence."""
        return isinstance(value, Sentence)

    def to_json(self, value: Any) -> Any:
        """What it says, and with which values."""
        return [list(value.english), {name: self.serializer.tag(each) for name, each in value.values.items()}]

    def to_python(self, value: Any) -> Any:
        """The sentence in English; the page that shows it says it anew."""
        english, values = value
        sentence = Sentence(english[0])
        sentence.english, sentence.values = tuple(english), values
        return sentence


class Sessions(SecureCookieSessionInterface):
    """Browser sessions in which sentences keep what they say."""

    serializer = TaggedJSONSerializer()
    serializer.register(SentenceTag)


def gettext(sentence: str, **values: object) -> str:
    """`sentence` in the language of the page, with its %(names)s filled in."""
    return Sentence.of((sentence,), values)


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """The sentence for `num` things, in the language of the page; %(num)s is the number."""
    return Sentence.of((one, many), {**values, "num": num})


def said_here(sentence: str) -> str:
    """A sentence of another page, in the language of this one."""
    if not isinstance(sentence, Sentence):
        return sentence
    return Sentence.of(
        sentence.english,
        {name: said_here(each) if isinstance(each, str) else each for name, each in sentence.values.items()},
    )


def speak_of(workshop: object) -> None:
    """From here on the page is about this session, and in its language unless the person chose one."""
    g.workshop = workshop
    refresh()


def selected_language() -> str:
    """The language this request is answered in; programs get the one they ask for, else English."""
    workshop = None if request.path.startswith(FOR_PROGRAMS) else g.get("workshop")
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
