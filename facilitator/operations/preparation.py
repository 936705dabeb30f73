"""Correcting what was prepared: a slip in a title, a better question."""

from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import Field

from facilitator.events import PromptView, TableEdited, TableWords, WorkshopEdited, WorkshopView
from facilitator.models import Prompt, Table, Workshop
from facilitator.operations.arguments import Arguments, Day, Id, Instant, Line, Mode, Reason
from facilitator.operations.changes import clock, moment
from facilitator.operations.context import Context
from facilitator.operations.prompts import PROMPTS_LIMIT, asked_at, is_answered
from facilitator.operations.registry import operation
from facilitator.operations.standing import still_open
from facilitator.operations.tables import TABLES_LIMIT, is_taken
from facilitator.permissions import find_table, find_workshop, staff_of_workshop
from facilitator.refusal import Refused, not_found


class EditTable(Arguments):
    """A table's theme and its questions, in order."""

    table: Id
    theme: Annotated[str, Field(max_length=0)] | Line
    prompts: Annotated[list[Reason], Field(max_length=PROMPTS_LIMIT)] = []


class EditWorkshop(Arguments):
    """What a session is called, when and where. Language and naming stay: people have read them at the door."""

    workshop: Id
    title: Line
    date: Day
    mode: Mode
    starts_at: Instant | None = None
    host: Line | None = None
    place: Line | None = None
    tables: Annotated[list[EditTable], Field(max_length=TABLES_LIMIT + 1)] = []


@operation(by=staff_of_workshop)
def edit_workshop(args: EditWorkshop, context: Context) -> dict[str, Any]:
    """The session has another title, day or place, its tables other words, on every screen; all of it or nothing."""
    workshop = still_open(find_workshop(context.session, args.workshop))
    tables = [editable(words, workshop, context, within=f"tables.{row}.") for row, words in enumerate(args.tables)]
    zone = ZoneInfo(workshop.time_zone)
    ends = clock(workshop.ends_at, zone)
    for name, value in args.model_dump(exclude={"workshop", "tables"}).items():
        setattr(workshop, name, value)
    workshop.ends_at = moment(workshop.date, ends, workshop.time_zone)
    context.tell(workshop.stream, WorkshopEdited(workshop=WorkshopView.of(workshop)))
    for table, words in zip(tables, args.tables, strict=True):
        rewrite(table, words, workshop, context)
    return {}


@operation(by=staff_of_workshop)
def edit_table(args: EditTable, context: Context) -> dict[str, Any]:
    """The table has other words: its questions at any time, its theme until somebody sits there."""
    workshop = find_workshop(context.session, find_table(context.session, args.table).workshop_id)
    rewrite(editable(args, still_open(workshop), context), args, workshop, context)
    return {}


def editable(words: EditTable, workshop: Workshop, context: Context, within: str = "") -> Table:
    """The table, if it may have these words; `within` says where they stand in what was asked."""
    table = find_table(context.session, words.table)
    if table.workshop_id != workshop.id:
        raise not_found("table")
    if words.theme != table.theme and (table.number == 0 or is_taken(table, context)):
        raise Refused("invalid", "People sit there already: the theme stays.", path=f"{within}theme")
    if is_answered(asked_at(table, context)[len(words.prompts) :], context):
        reason = "Notes answer this question: it can change its words and not go."
        raise Refused("invalid", reason, path=f"{within}prompts")
    return table


def rewrite(table: Table, words: EditTable, workshop: Workshop, context: Context) -> None:
    """Give the table these words, and tell everybody."""
    table.theme = words.theme
    prompts = [PromptView.of(prompt) for prompt in replaced(table, words.prompts, context)]
    context.tell(workshop.stream, TableEdited(table=TableWords(id=table.id, theme=table.theme, prompts=prompts)))


def replaced(table: Table, texts: list[str], context: Context) -> list[Prompt]:
    """The table's questions with other words."""
    old = asked_at(table, context)
    for prompt in old[len(texts) :]:
        context.session.delete(prompt)
    for prompt, text in zip(old, texts, strict=False):
        prompt.text = text
    return old[: len(texts)] + [
        added(table, position, text, context) for position, text in enumerate(texts, start=1) if position > len(old)
    ]


def added(table: Table, position: int, text: str, context: Context) -> Prompt:
    """One question more."""
    key = context.derived_id(f"prompt:{table.id}:{position}")
    prompt = Prompt(id=key, table_id=table.id, position=position, text=text)
    context.session.add(prompt)
    return prompt
