"""What a new session may start from: two empty shapes, formats with their words, and a real stage with its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from facilitator.language import gettext
from facilitator.paths import PACKAGE
from facilitator.views.format import Format, Moment
from facilitator.views.formats import formats

STAGES = PACKAGE / "demo" / "stages"
MORNING = "09:30"


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
    agenda: tuple[Moment, ...] = ()


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
        *(as_beginning(each) for each in formats()),
        Beginning("chieri", "Chieri 2020", gettext("a real stage: seven municipalities, three tables"), chieri),
    ]


def with_tables(language: str) -> Draft:
    return Draft(language=language, minutes="40", tables=[TableRow(), TableRow(), TableRow()])


def in_plenary(language: str) -> Draft:
    return Draft(language=language)


def as_beginning(chosen: Format) -> Beginning:
    """A format as a choice on top of the form."""

    def draft(language: str) -> Draft:
        at_tables = [str(moment.minutes) for moment in chosen.agenda if moment.kind == "tables"]
        return Draft(
            language=language,
            starts=MORNING,
            mode=chosen.mode,
            minutes="".join(at_tables),
            prompts=chosen.plenary,
            tables=[TableRow(*table) for table in chosen.tables],
            agenda=chosen.agenda,
        )

    return Beginning(chosen.key, chosen.name, chosen.about, draft)


def chieri(language: str) -> Draft:
    """The stage of 11 December 2020, to hold it again; what its people wrote is content, in their language."""
    stage: dict[str, Any] = json.loads((STAGES / "chieri-2020.json").read_text(encoding="utf-8"))
    return Draft(
        title=stage["title"],
        host=stage["host"],
        mode=stage["mode"],
        minutes=str(stage["minutes"]),
        prompts=asked(stage["plenary"]),
        tables=[TableRow(table["theme"], asked(table)) for table in stage["tables"]],
    )


def asked(table: dict[str, Any]) -> str:
    """The questions of a table of a stage, one a line."""
    return "\n".join(prompt["text"] for prompt in table["prompts"])
