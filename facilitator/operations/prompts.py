"""The questions of a table, one at a time."""

from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field

from facilitator.events import PromptView, TableEdited, TableWords
from facilitator.models import Note, Prompt, Table, Workshop
from facilitator.operations.arguments import Arguments, Id, Reason
from facilitator.operations.changes import changed
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.standing import still_open
from facilitator.permissions import find_table, find_workshop, staff_of_workshop
from facilitator.refusal import Refused, not_found

PROMPTS_LIMIT = 12


class AddPrompt(Arguments):
    """A table and a question more."""

    table: Id
    text: Reason


class PromptFields(Arguments):
    """The words of a question."""

    text: Reason


class EditPrompt(Arguments):
    """The words of a question, and what stood there when their writer began to write."""

    table: Id
    prompt: Id
    changes: PromptFields
    known: PromptFields | None = None


class MovePrompt(Arguments):
    """A question and its place at the table, counted from one."""

    table: Id
    prompt: Id
    position: Annotated[int, Field(ge=1, le=PROMPTS_LIMIT)]


class RemovePrompt(Arguments):
    """A question of a table."""

    table: Id
    prompt: Id


@operation(by=staff_of_workshop)
def add_prompt(args: AddPrompt, context: Context) -> dict[str, Any]:
    """The table is asked one thing more."""
    table, prompts = preparable(args.table, context)
    if len(prompts) >= PROMPTS_LIMIT:
        raise Refused("invalid", f"At most {PROMPTS_LIMIT} questions.", reason="too_many")
    made = Prompt(id=context.id, table_id=table.id, position=len(prompts) + 1, text=args.text)
    context.session.add(made)
    tell_prompts(table, [*prompts, made], context)
    return {"prompt": made.id}


@operation(by=staff_of_workshop)
def edit_prompt(args: EditPrompt, context: Context) -> dict[str, Any]:
    """A question has other words; its notes stay with it."""
    table, prompts = preparable(args.table, context)
    prompt = one_of(prompts, args.prompt)
    changed(args.changes, args.known, {"text": prompt.text})
    prompt.text = args.changes.text
    tell_prompts(table, prompts, context)
    return {}


@operation(by=staff_of_workshop)
def move_prompt(args: MovePrompt, context: Context) -> dict[str, Any]:
    """A question comes earlier or later; its notes stay with it."""
    table, prompts = preparable(args.table, context)
    prompt = one_of(prompts, args.prompt)
    prompts.remove(prompt)
    prompts.insert(args.position - 1, prompt)
    number(prompts, context)
    tell_prompts(table, prompts, context)
    return {"position": prompt.position}


@operation(by=staff_of_workshop)
def remove_prompt(args: RemovePrompt, context: Context) -> dict[str, Any]:
    """The table is asked one thing less, if no note answers it."""
    table, prompts = preparable(args.table, context)
    prompt = one_of(prompts, args.prompt)
    if is_answered([prompt], context):
        reason = "Notes answer this question: it can change its words and not go."
        raise Refused("invalid", reason, reason="is_answered")
    context.session.delete(prompt)
    context.session.flush()
    left = [each for each in prompts if each is not prompt]
    number(left, context)
    tell_prompts(table, left, context)
    return {}


def preparable(key: str, context: Context) -> tuple[Table, list[Prompt]]:
    """A table of a session that is not closed, and its questions in order."""
    table = find_table(context.session, key)
    still_open(find_workshop(context.session, table.workshop_id))
    return table, asked_at(table, context)


def asked_at(table: Table, context: Context) -> list[Prompt]:
    """The questions of a table, in order."""
    return prompts_of([table], context)[table.id]


def prompts_of(tables: list[Table], context: Context) -> dict[str, list[Prompt]]:
    """The questions of some tables, in order."""
    asked: dict[str, list[Prompt]] = {table.id: [] for table in tables}
    prompts = sa.select(Prompt).where(Prompt.table_id.in_(asked)).order_by(Prompt.position)
    for prompt in context.session.scalars(prompts):
        asked[prompt.table_id].append(prompt)
    return asked


def one_of(prompts: list[Prompt], key: str) -> Prompt:
    """The question of that id, among those of its table."""
    for prompt in prompts:
        if prompt.id == key:
            return prompt
    raise not_found("prompt")


def is_answered(prompts: list[Prompt], context: Context) -> bool:
    """Whether notes answer one of these questions."""
    answers = sa.select(Note.id).where(Note.prompt_id.in_([prompt.id for prompt in prompts])).limit(1)
    return bool(prompts) and context.session.scalar(answers) is not None


def number(prompts: list[Prompt], context: Context) -> None:
    """Number the questions as they stand: by way of places nobody has, because no two may share one."""
    for first in (-len(prompts), 1):
        for position, prompt in enumerate(prompts, start=first):
            prompt.position = position
        context.session.flush()


def tell_prompts(table: Table, prompts: list[Prompt], context: Context) -> None:
    """Tell everybody what a table is asked now."""
    views = [PromptView.of(prompt) for prompt in prompts]
    stream = context.session.get_one(Workshop, table.workshop_id).stream
    context.tell(stream, TableEdited(table=TableWords(id=table.id, prompts=views)))
