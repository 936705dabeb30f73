"""Tables that can only be read for a while: one, or all at once."""

from typing import Any

from facilitator.events import TableFrozen, TablesFrozen, TablesThawed, TableThawed
from facilitator.models import Table, Workshop
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.operations.standing import still_open
from facilitator.operations.tables import tables_of
from facilitator.permissions import find_table, find_workshop, staff_of_workshop
from facilitator.refusal import Refused


class OneTable(Arguments):
    """A table."""

    table: Id


class AllTables(Arguments):
    """The tables of a session."""

    workshop: Id


@operation(by=staff_of_workshop)
def freeze_table(args: OneTable, context: Context) -> dict[str, Any]:
    """The table can only be read until it is thawed."""
    table, workshop = table_to_steer(args, context)
    if table.is_frozen:
        raise Refused("invalid", "This table is read-only already.")
    table.frozen_at = context.now
    context.tell(workshop.stream, TableFrozen(table=table.id))
    return {"table": table.id}


@operation(by=staff_of_workshop)
def thaw_table(args: OneTable, context: Context) -> dict[str, Any]:
    """The table takes notes again."""
    table, workshop = table_to_steer(args, context)
    if not table.is_frozen:
        raise Refused("invalid", "This table takes notes already.")
    table.frozen_at = None
    context.tell(workshop.stream, TableThawed(table=table.id))
    return {"table": table.id}


@operation(by=staff_of_workshop)
def freeze_tables(args: AllTables, context: Context) -> dict[str, Any]:
    """Every table can only be read; the plenary still takes questions."""
    workshop = still_open(find_workshop(context.session, args.workshop))
    warm = [table for table in tables_with_seats(workshop, context) if not table.is_frozen]
    if not warm:
        raise Refused("invalid", "All tables are read-only already.")
    for table in warm:
        table.frozen_at = context.now
    context.tell(workshop.stream, TablesFrozen(tables=[table.id for table in warm]))
    return {"tables": len(warm)}


@operation(by=staff_of_workshop)
def thaw_tables(args: AllTables, context: Context) -> dict[str, Any]:
    """Every table takes notes again, whether it was frozen alone or with the others."""
    workshop = still_open(find_workshop(context.session, args.workshop))
    frozen = [table for table in tables_of(workshop, context) if table.is_frozen]
    if not frozen:
        raise Refused("invalid", "All tables take notes already.")
    for table in frozen:
        table.frozen_at = None
    context.tell(workshop.stream, TablesThawed(tables=[table.id for table in frozen]))
    return {"tables": len(frozen)}


def tables_with_seats(workshop: Workshop, context: Context) -> list[Table]:
    """Where people sit: the tables, or the plenary where there are none."""
    plenary, *tables = tables_of(workshop, context)
    return tables or [plenary]


def table_to_steer(args: OneTable, context: Context) -> tuple[Table, Workshop]:
    """A table and its workshop, unless this is closed for good."""
    table = find_table(context.session, args.table)
    return table, still_open(find_workshop(context.session, table.workshop_id))
