"""What a new session may start from: two shapes, and a real stage with its own words."""

from collections.abc import Callable
from dataclasses import dataclass, field

from facilitator.language import gettext


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table of the form: its theme, and its questions one a line."""

    theme: str = ""
    prompts: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form of a new session."""

    title: str = ""
    host: str = ""
    language: str = "it"
    date: str = ""
    starts: str = ""
    mode: str = "hybrid"
    place: str = ""
    naming: str = "bodies"
    minutes: str = ""
    open: bool = False
    prompts: str = ""
    tables: list[TableRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Beginning:
    """One choice on top of the form."""

    key: str
    name: str
    about: str
    draft: Callable[[str], Draft]


def beginnings() -> list[Beginning]:
    """The choices, in the language of the page."""
    return [
        Beginning("tables", gettext("Thematic tables"), gettext("three tables, each with its questions"), with_tables),
        Beginning("plenary", gettext("Plenary without tables"), gettext("everybody on the same questions"), in_plenary),
        Beginning("chieri", "Chieri 2020", gettext("a real stage: seven municipalities, three tables"), chieri),
    ]


def with_tables(language: str) -> Draft:
    return Draft(language=language, minutes="40", tables=[TableRow(), TableRow(), TableRow()])


def in_plenary(language: str) -> Draft:
    return Draft(language=language)


def chieri(language: str) -> Draft:
    """The stage of 11 December 2020, to hold it again; what its people wrote is content, in their language."""
    themes = (
        "Comunicazione e organizzazione interna degli uffici",
        "Comunicazione esterna verso i cittadini",
        "Beni comuni immateriali",
    )
    return Draft(
        title="Chieri",
        host="Comune di Chieri",
        mode="online",
        minutes="40",
        tables=[TableRow(theme) for theme in themes],
    )
