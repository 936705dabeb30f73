"""A session to hold again: what was prepared comes along, what people brought stays behind."""

from typing import Any

import sqlalchemy as sa

from facilitator.models import Activity, Prompt, Section, Table, Workshop
from facilitator.operations.agenda import NewActivity, agenda_of
from facilitator.operations.arguments import Arguments, Day, Id, Line
from facilitator.operations.changes import fields_of, write
from facilitator.operations.context import Context
from facilitator.operations.prompts import prompts_of
from facilitator.operations.registry import operation
from facilitator.operations.tables import NewTable, TableFields, tables_of
from facilitator.operations.workshops import make_agenda, make_workshop
from facilitator.permissions import find_workshop, staff_of_workshop


class DuplicateWorkshop(Arguments):
    """A session to hold again: when, and under which title if it is another."""

    workshop: Id
    date: Day
    title: Line | None = None


@operation(by=staff_of_workshop, on_archived=True)
def duplicate_workshop(args: DuplicateWorkshop, context: Context) -> dict[str, Any]:
    """A new session has what was prepared of another, and its order of chapters; nobody's name, note or code."""
    original = find_workshop(context.session, args.workshop)
    fields = {**fields_of(original), "date": args.date, "title": args.title or original.title}
    copy = Workshop(id=context.id, status="draft")
    write(copy, fields)
    make_workshop(copy, context)
    plenary, *tables = tables_of(original, context)
    agenda = agenda_of(original, context)
    owner = [activity.id for activity in agenda].index(plenary.activity_id)
    prompts = prompts_of([plenary, *tables], context)
    same = [same_table(table, prompts[table.id]) for table in (plenary, *tables)]
    make_agenda([as_wanted(activity) for activity in agenda], owner, same, copy, context)
    arrange_alike(original, copy, context)
    return {"id": copy.id}


def as_wanted(activity: Activity) -> NewActivity:
    """A moment as it was planned."""
    return NewActivity.model_construct(kind=activity.kind, title=activity.title, minutes=activity.minutes)


def same_table(table: Table, prompts: list[Prompt]) -> NewTable:
    """A table as it was prepared."""
    fields = {name: getattr(table, name) for name in TableFields.model_fields}
    return NewTable.model_construct(**fields, prompts=[prompt.text for prompt in prompts])


def arrange_alike(original: Workshop, copy: Workshop, context: Context) -> None:
    """The chapters of the restitution come in the same order, and those that were off stay off."""
    kept = sa.select(Section.key, Section.position, Section.is_on).where(Section.workshop_id == original.id)
    for key, position, is_on in context.session.execute(kept).all():
        place = {"key": key, "position": position, "is_on": is_on}
        context.session.add(Section(id=context.derived_id(f"section {key}"), workshop_id=copy.id, **place))
