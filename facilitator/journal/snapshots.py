"""What a stream amounts to now: the same views its events carry, gathered with a fixed number of queries."""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.events import (
    ActivityView,
    AnnouncementView,
    DraftView,
    EditionView,
    GatheredView,
    HelpCallView,
    KnockView,
    NoteView,
    PersonView,
    SeatView,
    SectionTextView,
    SectionView,
    StaffPersonView,
    TableView,
    WorkshopView,
)
from facilitator.journal.table_pages import page_of, parts_at
from facilitator.models import (
    Activity,
    Announcement,
    Cluster,
    HelpCall,
    Knock,
    Note,
    Participant,
    Prompt,
    Seat,
    SeatDraft,
    Table,
    Workshop,
)
from facilitator.operations.editions import newest_edition
from facilitator.operations.participants import present_counts
from facilitator.operations.seats import table_people
from facilitator.operations.waiting import unanswered
from facilitator.restitution.chapters import arrangement, section_texts

Snapshot = dict[str, Any]


def snapshot_of(session: orm.Session, stream: str) -> Snapshot:
    """The state of a stream as a client that missed everything gets it."""
    kind, _, key = stream.partition(":")
    return SNAPSHOTS[kind](session, key)


def workshop_snapshot(session: orm.Session, key: str) -> Snapshot:
    """The workshop, its agenda, its tables, how many people came, and what was said to all."""
    workshop = session.get_one(Workshop, key)
    agenda = sa.select(Activity).where(Activity.workshop_id == key).order_by(Activity.position)
    return {
        "workshop": WorkshopView.of(workshop).model_dump(mode="json"),
        "activities": dumped(ActivityView.of(activity) for activity in session.scalars(agenda)),
        "tables": table_views(session, workshop),
        "counts": present_counts(session, key),
        "announcements": announcements(session, Announcement.workshop_id == key, Announcement.table_id.is_(None)),
        "restitution": restitution(session, workshop),
    }


def restitution(session: orm.Session, workshop: Workshop) -> Snapshot | None:
    """Where everybody reads the restitution, once it is published."""
    newest = newest_edition(session, workshop)
    view = EditionView.of(newest, workshop) if newest else None
    return view.model_dump(mode="json") if view else None


def table_views(session: orm.Session, workshop: Workshop) -> list[Snapshot]:
    """The tables in order, each with its questions and who sits there."""
    tables = session.scalars(sa.select(Table).where(Table.workshop_id == workshop.id).order_by(Table.number)).all()
    prompts: dict[str, list[Prompt]] = {table.id: [] for table in tables}
    for prompt in session.scalars(sa.select(Prompt).where(Prompt.table_id.in_(prompts)).order_by(Prompt.position)):
        prompts[prompt.table_id].append(prompt)
    filled = table_people(session, list(prompts), workshop.naming)
    return dumped(TableView.of(table, prompts[table.id], filled[table.id]) for table in tables)


def announcements(session: orm.Session, *where: sa.ColumnElement[bool]) -> list[Snapshot]:
    """What was said, oldest first."""
    said = sa.select(Announcement).where(*where).order_by(Announcement.at, Announcement.id)
    return dumped(AnnouncementView.of(announcement) for announcement in session.scalars(said))


def table_snapshot(session: orm.Session, key: str) -> Snapshot:
    """The notes of a table by number, its people in the order they sat down, who is done, its calls, what was said."""
    table = session.get_one(Table, key)
    naming = session.get_one(Workshop, table.workshop_id).naming
    notes = sa.select(Note).where(Note.table_id == key).order_by(Note.number)
    whole = notes.options(*(orm.joinedload(part) for part in (Note.body, Note.author, Note.answer_body)))
    return {
        "table": key,
        "notes": dumped(NoteView.of(note, naming) for note in session.scalars(whole)),
        "people": dumped(PersonView.of(person, naming) for person in seated_people(session, key)),
        "done": done_people(session, key),
        "clusters": clusters(session, key),
        "parts": parts_at(session, key),
        "page": page_of(session, key),
        "calls": help_calls(session, key),
        "announcements": announcements(session, Announcement.table_id == key),
    }


def clusters(session: orm.Session, table: str) -> list[Snapshot]:
    """The groups of a table in their order, each with its notes."""
    gathered = defaultdict[str | None, list[str]](list)
    members = sa.select(Note.cluster_id, Note.id).where(Note.table_id == table, Note.cluster_id.is_not(None))
    for cluster, note in session.execute(members.order_by(Note.id)):
        gathered[cluster].append(note)
    known = sa.select(Cluster).where(Cluster.table_id == table).order_by(Cluster.position, Cluster.id)
    return dumped(GatheredView.with_notes(each, gathered[each.id]) for each in session.scalars(known))


def done_people(session: orm.Session, table: str) -> list[str]:
    """Who sits at a table and has finished, by id."""
    done = sa.select(Seat.participant_id).where(Seat.table_id == table, Seat.done_at.is_not(None))
    return sorted(session.scalars(done))


def help_calls(session: orm.Session, table: str) -> list[Snapshot]:
    """The calls of a table, oldest first."""
    calls = sa.select(HelpCall).where(HelpCall.table_id == table).order_by(HelpCall.called_at, HelpCall.id)
    return dumped(HelpCallView.of(call) for call in session.scalars(calls))


def seated_people(session: orm.Session, table: str) -> list[Participant]:
    """Who sits at a table, in the order they sat down."""
    people = (
        sa.select(Participant)
        .join(Seat, Seat.participant_id == Participant.id)
        .where(Seat.table_id == table)
        .order_by(Seat.position)
        .options(orm.joinedload(Participant.body))
    )
    return list(session.scalars(people))


def participant_snapshot(session: orm.Session, key: str) -> Snapshot:
    """A person's own seat, and the own notes that were hidden, with the reason."""
    participant = session.get_one(Participant, key)
    seated = sa.select(Table).join(Seat, Seat.table_id == Table.id).where(Seat.participant_id == key)
    seat = SeatView.of(session.scalar(seated))
    hidden = sa.select(Note).where(Note.author_id == key, Note.hidden_at.is_not(None)).order_by(Note.hidden_at, Note.id)
    return {
        "participant": PersonView.of(participant).model_dump(mode="json"),
        "seat": seat.model_dump(mode="json") if seat else None,
        "hidden": [
            {"note": note.id, "text": note.text, "reason": note.hidden_reason} for note in session.scalars(hidden)
        ],
    }


def staff_snapshot(session: orm.Session, key: str) -> Snapshot:
    """Everybody on the list with their seats, what is drafted of these, who conducts, what is hidden, the chapters."""
    workshop = session.get_one(Workshop, key)
    people = (
        sa.select(Participant, Table)
        .outerjoin(Seat, Seat.participant_id == Participant.id)
        .outerjoin(Table, Table.id == Seat.table_id)
        .where(Participant.workshop_id == key)
        .order_by(Participant.position)
        .options(orm.joinedload(Participant.body))
    )
    return {
        "people": dumped(StaffPersonView.with_seat(person, table) for person, table in session.execute(people)),
        "drafts": drafts(session, key),
        "facilitators": sorted(user.name or user.email for user in workshop.facilitators),
        "hidden": hidden_notes(session, workshop),
        "knocks": knocks(session, key),
        "sections": dumped(SectionView(key=name, on=on) for name, on in arrangement(session, key)),
        "section_texts": dumped(SectionTextView.of(text) for text in section_texts(session, key)),
    }


def knocks(session: orm.Session, key: str) -> list[Snapshot]:
    """Who is at the door, who came first first."""
    views = dumped(KnockView.of(knock) for knock in unanswered(session, key))
    return sorted(views, key=lambda view: (view["at"], view["id"]))


def knock_snapshot(session: orm.Session, key: str) -> Snapshot:
    """How it stands with one who waits at the door; whoever is in has other streams, and learns no more here."""
    knock = session.get_one(Knock, key)
    if knock.accepted_at:
        return {"status": knock.status}
    return {"status": knock.status, "open": session.get_one(Workshop, knock.workshop_id).is_open}


def drafts(session: orm.Session, key: str) -> list[Snapshot]:
    """Who is to sit elsewhere, and whose place is fixed."""
    is_locked = sa.func.coalesce(SeatDraft.is_locked, Seat.is_locked)
    rows = (
        sa.select(Participant.id, SeatDraft.table_id, is_locked)
        .outerjoin(SeatDraft, SeatDraft.participant_id == Participant.id)
        .outerjoin(Seat, Seat.participant_id == Participant.id)
        .where(Participant.workshop_id == key, sa.or_(SeatDraft.id.is_not(None), Seat.is_locked))
        .order_by(Participant.id)
    )
    found = session.execute(rows)
    return dumped(DraftView(participant=who, table=table, locked=locked) for who, table, locked in found)


def hidden_notes(session: orm.Session, workshop: Workshop) -> list[Snapshot]:
    """The notes facilitators took out of sight, whole, with the reasons."""
    hidden = (
        sa.select(Note)
        .where(Note.workshop_id == workshop.id, Note.hidden_at.is_not(None))
        .order_by(Note.hidden_at, Note.id)
        .options(*(orm.joinedload(part) for part in (Note.body, Note.author, Note.table, Note.answer_body)))
    )
    return [
        {"note": NoteView.of(note, workshop.naming, whole=True).model_dump(mode="json"), "reason": note.hidden_reason}
        for note in session.scalars(hidden)
    ]


def dumped(views: Any) -> list[Snapshot]:
    """Views as JSON."""
    return [view.model_dump(mode="json") for view in views]


SNAPSHOTS = {
    "workshop": workshop_snapshot,
    "table": table_snapshot,
    "participant": participant_snapshot,
    "staff": staff_snapshot,
    "knock": knock_snapshot,
}
