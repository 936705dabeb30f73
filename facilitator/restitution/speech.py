"""The document's own words, in the workshop's language, whoever asks for it and without a request."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, get_timezone
from babel.lists import format_list
from babel.support import NullTranslations, Translations

from facilitator.paths import TRANSLATIONS

LOCALES = {"en": "en_GB"}  # British dates: 11 December 2020
_spoken: ContextVar[str] = ContextVar("spoken", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside the block all sentences, dates and lists are in `language`; English where it has no catalogue."""
    token = _spoken.set(language if (TRANSLATIONS / language).is_dir() else "en")
    try:
        yield
    finally:
        _spoken.reset(token)


def _(sentence: str, **values: Any) -> str:
    """The sentence in the document's language, with its named values."""
    said = catalogue(_spoken.get()).gettext(sentence)
    return said % values if values else said


def ngettext(singular: str, plural: str, number: int, **values: Any) -> str:
    """The counted sentence in the document's language; `%(num)s` is the number."""
    said = catalogue(_spoken.get()).ngettext(singular, plural, number)
    return said % ({"num": number} | values)


@cache
def catalogue(language: str) -> NullTranslations:
    return Translations.load(TRANSLATIONS, [language])


def locale() -> Locale:
    language = _spoken.get()
    return Locale.parse(LOCALES.get(language, language))


def day(moment: date) -> str:
    """11 December 2020."""
    return format_date(moment, "long", locale=locale())


def weekday(moment: date) -> str:
    """Friday 11 December 2020."""
    return format_date(moment, "full", locale=locale())


def hour(moment: datetime, zone: str) -> str:
    """10:40, on the clocks of the place."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def minute(moment: datetime, zone: str) -> str:
    """11 December 2020, 12:40, on the clocks of the place."""
    return format_datetime(moment, "d MMMM y, HH:mm", tzinfo=get_timezone(zone), locale=locale())


def enumeration(parts: Sequence[str]) -> str:
    """a, b and c."""
    return format_list(list(parts), locale=locale())
