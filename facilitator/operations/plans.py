"""Another plan for a session nobody has seen yet: agenda, tables and questions of a format instead of its own."""

from typing import Annotated, Any

from pydantic import Field

from facilitator.events import ActivityEdited, ActivityView, TableAdded, TablePeople, TableView
from facilitator.models import Activity, Prompt, Table, Workshop
from facilitator.operations.agenda import ACTIVITIES_LIMIT, NewActivity, agenda_of, insert, new_activity, take_out
from facilitator.operations.arguments import Arguments, Id, Reason
from facilitator.operations.changes import is_read
from facilitator.operations.context import Context
from facilitator.operations.prompts import PROMPTS_LIMIT, asked_at, tell_prompts
from facilitator.operations.registry import operation
from facilitator.operations.table_removal import RemoveTable, remove_table
from facilitator.operations.tables import TABLES_LIMIT, NewTable, make_table, open_round, tables_of
from facilitator.operations.workshops import CreateWorkshop, last_plenary, wanted_agenda
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused


class ReplacePlan(Arguments):
    """A session, and the agenda, tables and questions it is to have instead of its own."""

    workshop: Id
    prompts: Annotated[list[Reason], Field(max_length=PROMPTS_LIMIT)] = []
    tables: Annotated[list[NewTable], Field(max_length=TABLES_LIMIT)] = []
    activities: Annotated[list[NewActivity], Field(max_length=ACTIVITIES_LIMIT)] = []


@operation(by=staff_of_workshop)
def replace_plan(args: ReplacePlan, context: Context) -> dict[str, Any]:
    """The session has another agenda, other tables and questions; only while its door was never open."""
    workshop = find_workshop(context.session, args.workshop)
    refuse_seen(workshop, context)
    wanted = CreateWorkshop.model_construct(tables=args.tables, activities=args.activities, minutes=None)
    agenda = wanted_agenda(wanted)
    plenary, *tables = tables_of(workshop, context)
    tell_prompts(plenary, replaced(plenary, args.prompts, context), context)
    for table in reversed(tables):
        remove_table(RemoveTable(table=table.id), context)
    make_plan(agenda, plenary, workshop, context)
    add_tables(args.tables, workshop, context)
    return {"tables": len(args.tables)}


def refuse_seen(workshop: Workshop, context: Context) -> None:
    """Refuse where people know tables or agenda already."""
    if workshop.status != "draft" or workshop.opened_at or workshop.signup_until or is_read(workshop, context):
        reason = "People have seen this session already: change its tables and its agenda one by one."
        raise Refused("invalid", reason, reason="is_seen")


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


def make_plan(agenda: list[NewActivity], plenary: Table, workshop: Workshop, context: Context) -> None:
    """The moments that are wanted, round the one of the plenary, which stays."""
    own = context.session.get_one(Activity, plenary.activity_id)
    for activity in agenda_of(workshop, context):
        if activity is not own:
            take_out(activity, workshop, context)
    owner, known = last_plenary(agenda), [own]
    own.title, own.minutes = agenda[owner].title, agenda[owner].minutes
    context.tell(workshop.stream, ActivityEdited(activity=ActivityView.of(own)))
    for place, each in enumerate(agenda):
        if place != owner:
            made = new_activity(context.derived_id(f"activity:{place}"), each, workshop)
            insert(made, place + 1, known, context)
            if each.kind == "tables":
                open_round(made, "tables", context)


def add_tables(tables: list[NewTable], workshop: Workshop, context: Context) -> None:
    """The tables that are wanted, at their moment."""
    moment = next((each for each in agenda_of(workshop, context) if each.kind == "tables"), None)
    for number, wanted in enumerate(tables, start=1):
        assert moment
        table = make_table(context.derived_id(f"table:{number}"), number, wanted, moment, context)
        nobody = TablePeople(id=table.id, people=0, bodies=[])
        context.tell(workshop.stream, TableAdded(table=TableView.of(table, asked_at(table, context), nobody)))
