"""Every sentence of the sources stands in the catalogues, finished, with the same names to fill in."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

from facilitator.language import LANGUAGES, browser_sentences
from facilitator.paths import TRANSLATIONS

ROOT = Path(__file__).parent.parent
SOURCE_LANGUAGE = "en"
TRANSLATED = sorted(set(LANGUAGES) - {SOURCE_LANGUAGE})
CALL = re.compile(r'\btn?\(\s*"((?:[^"\\]|\\.)*)"')
COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
Sentence = str | tuple[str, ...]


@cache
def said() -> set[Sentence]:
    """What Python, templates and modules of the browser say."""
    with (ROOT / "babel.cfg").open() as source:
        methods, options = parse_mapping_cfg(source)  # type: ignore[no-untyped-call]
    keywords = DEFAULT_KEYWORDS | parse_keywords(["t", "tn:1,2"])
    found = extract_from_dir(ROOT, methods, options, keywords)
    return {sentence(message) for _, _, message, _, _ in found}


def sentence(message: str | list[str] | tuple[str, ...]) -> Sentence:
    return message if isinstance(message, str) else tuple(message)


@cache
def catalogue(language: str) -> Catalog:
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as source:
        return read_po(source, locale=language)


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else list(text)


def test_the_sources_say_something() -> None:
    assert {"Send", "Sign in", "Find the session"} <= said()


def test_no_sentence_of_the_browsers_modules_hides_from_the_catalogues() -> None:
    """A call with braces inside of a template string is not found: it belongs into a variable before it."""
    found = browser_sentences("it")
    scripts = sorted((ROOT / "static" / "js").rglob("*.js"))
    texts = [COMMENT.sub("", script.read_text(encoding="utf-8")) for script in scripts]
    called = [sentence for text in texts for sentence in CALL.findall(text)]
    assert [sentence for sentence in called if sentence not in found] == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_catalogues_hold_what_the_sources_say_and_nothing_else(language: str) -> None:
    written = {sentence(message.id) for message in messages(language)}
    assert (said() - written, written - said()) == (set(), set()), "run `make messages`"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_translation_is_a_guess(language: str) -> None:
    assert [message.id for message in messages(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_missing(language: str) -> None:
    assert [message.id for message in messages(language) if not all(forms(message.string))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_fill_in_the_same_names(language: str) -> None:
    wrong = [message.id for message in messages(language) if not same_names(message)]
    assert wrong == []


def same_names(message: Message) -> bool:
    """A form for one thing may leave the number out."""
    asked = set(PLACEHOLDER.findall(forms(message.id)[-1]))
    filled = [set(PLACEHOLDER.findall(form)) for form in forms(message.string)]
    return filled[-1] == asked and all(names <= asked for names in filled)


def test_italian_is_written_as_italian_is() -> None:
    """Typographic apostrophes and caporali, no exclamation marks, no Lei."""
    wrong = re.compile(r"[!'\"“”]|\bsi prega\b|\bsessione\b|\butente\b|\bfeedback\b|\bdashboard\b")
    quoted = [re.sub(r'="[^"]*"', "", form) for message in messages("it") for form in forms(message.string)]
    assert [form for form in quoted if wrong.search(form)] == []


def test_counted_sentences_reach_the_browser_with_their_forms() -> None:
    assert browser_sentences("it")["one new"] == ["una nuova", "%(count)s nuove"]
