"""Sessions, for programs."""

from typing import Any

import sqlalchemy as sa
from flask import Response

from facilitator.clock import stamp, stamp_or_none
from facilitator.extensions import db
from facilitator.journal import Operation
from facilitator.models import Note, Participant, Workshop
from facilitator.operations.editions import editions_of
from facilitator.permissions import member_of_workshop, signed_in
from facilitator.views.addresses import join_link
from facilitator.views.api.blueprint import answer, blueprint, body
from facilitator.views.asking import current_actor, journal, permitted, write
from facilitator.views.submission import new_operation


@blueprint.post("/workshops")
@permitted(signed_in)
def create_workshop() -> Response:
    """A session with its tables, whose id, code and tables are in the answer."""
    asked = body()
    args = asked if isinstance(asked, dict) else {"": asked}
    (created,) = write(Operation(new_operation(), "create_workshop", args, current_actor()))
    workshop = db.session.get_one(Workshop, created.result_or_raise()["id"])
    tables = [
        {key: table[key] for key in ("id", "number", "theme", "stream", "prompts")} for table in tables_of(workshop)
    ]
    return answer({"id": workshop.id, "code": workshop.code, "join_url": join_link(workshop), "tables": tables}, 201)


@blueprint.get("/workshops/<id>")
@permitted(member_of_workshop)
def show_workshop(id: str) -> Response:
    """A session as it stands: its agenda, its tables, its counts."""
    workshop = db.session.get_one(Workshop, id)
    snapshot = journal().catchup.state(db.session(), workshop.stream)
    notes = notes_by_table(workshop)
    keys = ("id", "number", "theme", "stream", "prompts", "people")
    tables = [{**{key: table[key] for key in keys}, "notes": notes.get(table["id"], 0)} for table in snapshot["tables"]]
    activities = [{key: one[key] for key in ("id", "kind", "status", "ends_at")} for one in snapshot["activities"]]
    about = {key: snapshot["workshop"][key] for key in ("id", "title", "status", "code", "naming", "language")}
    counted = counts(workshop, tables, snapshot)
    more = {"activities": activities, "tables": tables, "counts": counted, "editions": editions(workshop)}
    return answer({**about, **more})


def editions(workshop: Workshop) -> list[dict[str, Any]]:
    """The published restitutions, the oldest first: who published is known to who conducts alone."""
    return [
        {
            "number": edition.number,
            "path": f"/r/{workshop.public_id}/{edition.number}",
            "published_at": stamp(edition.published_at),
            "withdrawn_at": stamp_or_none(edition.withdrawn_at),
        }
        for edition in editions_of(db.session(), workshop)
    ]


def tables_of(workshop: Workshop) -> list[dict[str, Any]]:
    """The tables of a session, the plenary first."""
    tables: list[dict[str, Any]] = journal().catchup.state(db.session(), workshop.stream)["tables"]
    return tables


def notes_by_table(workshop: Workshop) -> dict[str, int]:
    """How many notes each table has, without those in the bin and the hidden ones."""
    shown = sa.select(Note.table_id, sa.func.count(Note.id)).where(
        Note.workshop_id == workshop.id, Note.deleted_at.is_(None), Note.hidden_at.is_(None)
    )
    return {table: count for table, count in db.session.execute(shown.group_by(Note.table_id))}


def counts(workshop: Workshop, tables: list[dict[str, Any]], snapshot: dict[str, Any]) -> dict[str, int]:
    """How many tables, notes and people there are; invited, registered and present are three facts."""
    facts = sa.select(sa.func.count(Participant.invited_at), sa.func.count(Participant.registered_at))
    invited, registered = db.session.execute(facts.where(Participant.workshop_id == workshop.id)).one()
    return {
        "tables": sum(table["number"] > 0 for table in tables),
        "notes": sum(table["notes"] for table in tables),
        "invited": invited,
        "registered": registered,
        **snapshot["counts"],
    }
