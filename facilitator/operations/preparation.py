"""Correcting what was prepared: a slip in a title, a better question."""

from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field

from facilitator.events import PromptView, TableEdited, TableWords, WorkshopEdited, WorkshopView
from facilitator.models import Note, Prompt, Seat, Table, Workshop
from facilitator.operations.arguments import Arguments, Day, Id, Instant, Line, Mode, Reason
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.workshops import PROMPTS_LIMIT
from facilitator.permissions import find_table, find_workshop, staff_of_workshop
from facilitator.refusal import Refused


class EditWorkshop(Arguments):
    """What a session is called, when and where. Language and naming stay: people have read them at the door."""

    workshop: Id
    title: Line
    date: Day
    mode: Mode
    starts_at: Instant | None = None
    host: Line | None = None
    place: Line | None = None


class EditTable(Arguments):
    """A table's theme and its questions, in order."""

    table: Id
    theme: Annotated[str, Field(max_length=0)] | Line
    prompts: Annotated[list[Reason], Field(max_length=PROMPTS_LIMIT)] = []


@operation(by=staff_of_workshop)
def edit_workshop(args: EditWorkshop, context: Context) -> dict[str, Any]:
    """The session has another title, day or place, on every screen."""
    workshop = still_open(find_workshop(context.session, args.workshop))
    for name, value in args.model_dump(exclude={"workshop"}).items():
        setattr(workshop, name, value)
    context.tell(workshop.stream, WorkshopEdited(workshop=WorkshopView.of(workshop)))
    return {}


@operation(by=staff_of_workshop)
def edit_table(args: EditTable, context: Context) -> dict[str, Any]:
    """The table has other words: its questions at any time, its theme until somebody sits there."""
    table = find_table(context.session, args.table)
    workshop = still_open(context.session.get_one(Workshop, table.workshop_id))
    if args.theme != table.theme and (table.number == 0 or is_taken(table, context)):
        raise Refused("invalid", "People sit there already: the theme stays.", path="theme")
    prompts = replaced(table, args.prompts, context)
    table.theme = args.theme
    words = TableWords(id=table.id, theme=table.theme, prompts=[PromptView.of(prompt) for prompt in prompts])
    context.tell(workshop.stream, TableEdited(table=words))
    return {}


def still_open(workshop: Workshop) -> Workshop:
    """The session, unless it is closed for good."""
    if workshop.is_closed:
        raise Refused("workshop_closed", "The session is closed.")
    return workshop


def is_taken(table: Table, context: Context) -> bool:
    """Whether somebody has a seat at the table."""
    return context.session.scalar(sa.select(Seat.id).where(Seat.table_id == table.id).limit(1)) is not None


def replaced(table: Table, texts: list[str], context: Context) -> list[Prompt]:
    """The table's questions with other words; one that notes answer can change its words and not go."""
    asked = sa.select(Prompt).where(Prompt.table_id == table.id).order_by(Prompt.position)
    old = list(context.session.scalars(asked))
    gone = old[len(texts) :]
    answered = sa.select(Note.id).where(Note.prompt_id.in_([prompt.id for prompt in gone])).limit(1)
    if gone and context.session.scalar(answered) is not None:
        raise Refused("invalid", "Notes answer this question: it can change its words and not go.", path="prompts")
    for prompt in gone:
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
