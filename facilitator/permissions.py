"""Who may do what: a handful of named rules. Every operation and every route declares one.

A rule gets the session, who asks, and what for; it refuses or lets pass. What somebody may not see is `not_found`.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.finding import by_key as by_key
from facilitator.finding import find_activity as find_activity
from facilitator.finding import find_call as find_call
from facilitator.finding import find_cluster as find_cluster
from facilitator.finding import find_knock as find_knock
from facilitator.finding import find_note as find_note
from facilitator.finding import find_participant as find_participant
from facilitator.finding import find_table as find_table
from facilitator.finding import find_workshop as find_workshop
from facilitator.finding import found as found
from facilitator.finding import kept_workshop as kept_workshop
from facilitator.identity import Actor
from facilitator.models import Knock, Seat, Table, User, Workshop
from facilitator.place import find_place
from facilitator.refusal import Refused, not_found
from facilitator.text import is_plain

Rule = Callable[[orm.Session, Actor, Any], None]


def anyone(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Everybody, with or without a token."""


def signed_in(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Whoever has an account."""
    if actor.kind == "anonymous":
        raise Refused("unauthenticated", "Sign in first.")
    if not actor.is_staff:
        raise Refused("forbidden", "Only facilitators may do this.")
    if not session.get_one(User, actor.id).active:
        raise Refused("unauthenticated", "This account is switched off.")


def administrator(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who looks after the accounts."""
    signed_in(session, actor, asked)
    if not session.get_one(User, actor.id).is_admin:
        raise not_found("page")


def own_account_or_administrator(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Whoever has an account, about their own; who looks after the accounts, about all."""
    signed_in(session, actor, asked)
    if asked.user != actor.id and not session.get_one(User, actor.id).is_admin:
        raise not_found("user")


def system(session: orm.Session, actor: Actor, asked: Any) -> None:
    """The server itself, and the commands on its machine."""
    if actor.kind != "system":
        raise Refused("forbidden", "Only the server does this.")


def administrator_or_system(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who looks after the accounts, and the commands on the server's machine."""
    if actor.kind == "system":
        return
    signed_in(session, actor, asked)
    if not session.get_one(User, actor.id).is_admin:
        raise Refused("forbidden", "Only who administers may do this.")


def expected_person(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who came by a personal link, about themselves."""
    known(actor)
    if actor.kind != "expected":
        raise Refused("forbidden", "Only who came by a personal link may do this.")


def own_place(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who is in, about themselves and nobody else."""
    known(actor)
    if actor.kind != "participant":
        raise Refused("forbidden", "Only who has a place here may do this.")


def waiting_person(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who waits at the door, about themselves."""
    known(actor)
    if actor.kind != "waiting":
        raise Refused("forbidden", "Only who waits at the door may do this.")


def member_of_workshop(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Whoever is in the workshop: participants, its projectors, its facilitators."""
    known(actor)
    workshop = workshop_of(session, asked)
    if actor.workshop != workshop.id and not facilitates(session, actor, workshop):
        raise not_found(kind_asked(asked))


def staff_of_workshop(session: orm.Session, actor: Actor, asked: Any) -> None:
    """The facilitators of the workshop, and of no other."""
    member_of_workshop(session, actor, asked)
    if not actor.is_staff:
        raise Refused("forbidden", "Only the facilitators of this session may do this.")


def staff_of_deleted_workshop(session: orm.Session, actor: Actor, asked: Any) -> None:
    """The facilitators of the workshop, also while it is deleted and waits to be erased."""
    signed_in(session, actor, asked)
    if session.get_one(User, actor.id) not in kept_workshop(session, asked.workshop).facilitators:
        raise not_found("workshop")


def staff_or_system(session: orm.Session, actor: Actor, asked: Any) -> None:
    """The facilitators of the workshop, and the server when time is up."""
    if actor.kind != "system":
        staff_of_workshop(session, actor, asked)


def writer_at_table(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who sits at the table now; everybody present in the plenary; facilitators at each table."""
    known(actor)
    place = find_place(session, asked.table, asked.prompt, actor)
    if actor.is_staff and facilitates(session, actor, session.get_one(Workshop, place.workshop)):
        return
    if actor.workshop != place.workshop:
        raise not_found("table")
    if actor.kind != "participant" or (place.number > 0 and not place.has_seat):
        raise Refused("forbidden", "You do not sit at this table.")


def seated_at_table(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who sits at the table now; everybody present in the plenary."""
    known(actor)
    table = find_table(session, asked.table)
    if actor.workshop != table.workshop_id and not facilitates(
        session, actor, find_workshop(session, table.workshop_id)
    ):
        raise not_found("table")
    if actor.kind != "participant" or not may_sit_at(session, actor, table):
        raise Refused("forbidden", "You do not sit at this table.")


def gatherer_at_table(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who sits at the table now, and the facilitators of the workshop: they put its notes together."""
    known(actor)
    key = getattr(asked, "table", None)
    table = find_table(session, key or find_cluster(session, asked.cluster).table_id)
    if facilitates(session, actor, session.get_one(Workshop, table.workshop_id)):
        return
    if actor.workshop != table.workshop_id or not (key or may_read_table(session, actor, table)):
        raise not_found("table" if key else "cluster")
    if actor.kind != "participant" or not has_seat(session, actor, table):
        raise Refused("forbidden", "You do not sit at this table.")


def sitter_or_staff(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who sits at the table now, and the facilitators of the workshop."""
    known(actor)
    table = find_table(session, asked.table)
    if facilitates(session, actor, session.get_one(Workshop, table.workshop_id)):
        return
    if actor.workshop != table.workshop_id:
        raise not_found("table")
    if actor.kind != "participant" or not has_seat(session, actor, table):
        raise Refused("forbidden", "You do not sit at this table.")


def writes_page_of_table(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Rapporteur, host and scribe of the table, and the facilitators of the workshop."""
    sitter_or_staff(session, actor, asked)
    if actor.is_staff:
        return
    seat = sa.select(Seat.part).where(Seat.participant_id == actor.id, Seat.table_id == asked.table)
    if session.scalar(seat) is None:
        raise Refused("forbidden", "Rapporteur, host or scribe of the table write its page.")


def caller_or_staff(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who called from a table, and the facilitators of the workshop."""
    known(actor)
    call = find_call(session, asked.call)
    if actor.kind == "participant" and call.participant_id == actor.id:
        return
    if facilitates(session, actor, find_workshop(session, call.workshop_id)):
        return
    if may_read_table(session, actor, find_table(session, call.table_id)):
        raise Refused("forbidden", "Only who called may take it back.")
    raise not_found("helpcall")


def author_of_note(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who wrote the note, wherever they sit now; facilitators, where one wrote it for others. Off the list, nobody."""
    known(actor)
    note = find_note(session, asked.note)
    if actor.kind == "participant" and note.author_id == actor.id:
        return
    if note.by_staff and facilitates(session, actor, session.get_one(Workshop, note.workshop_id)):
        return
    if may_read_table(session, actor, session.get_one(Table, note.table_id)):
        raise Refused("forbidden", "Only who wrote a note may change it.")
    raise not_found("note")


def author_or_staff(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who wrote the note, and the facilitators of the workshop."""
    known(actor)
    note = find_note(session, asked.note)
    if not facilitates(session, actor, session.get_one(Workshop, note.workshop_id)):
        author_of_note(session, actor, asked)


def reader_of_stream(session: orm.Session, actor: Actor, asked: Any) -> None:
    """Who may read a stream: the workshop's everybody in it, a table's those seated there, the others their owner."""
    known(actor)
    if not may_read_stream(session, actor, str(asked.stream)):
        raise not_found("stream")


def known(actor: Actor) -> None:
    """Refuse whoever has no valid token."""
    if actor.kind == "anonymous":
        raise Refused("unauthenticated", "Your place is not known here. Join again.")


def kind_asked(asked: Any) -> str:
    """What is asked for: who may not see it reads the same as for an id that nothing has."""
    kinds = ("workshop", "activity", "participant", "knock", "note")
    return next((kind for kind in kinds if getattr(asked, kind, None)), "table")


def workshop_of(session: orm.Session, asked: Any) -> Workshop:
    """The workshop that what is asked belongs to."""
    if key := getattr(asked, "workshop", None):
        return find_workshop(session, key)
    if key := getattr(asked, "activity", None):
        return find_workshop(session, find_activity(session, key).workshop_id)
    if key := getattr(asked, "participant", None):
        return find_workshop(session, find_participant(session, key).workshop_id)
    if key := getattr(asked, "knock", None):
        return find_workshop(session, find_knock(session, key).workshop_id)
    if key := getattr(asked, "note", None):
        return find_workshop(session, find_note(session, key).workshop_id)
    return find_workshop(session, find_table(session, asked.table).workshop_id)


def facilitates(session: orm.Session, actor: Actor, workshop: Workshop) -> bool:
    """Whether an account is one of the workshop's facilitators."""
    if not actor.is_staff or workshop.is_deleted:
        return False
    account = session.get_one(User, actor.id)
    return account.active and account in workshop.facilitators


def may_read_stream(session: orm.Session, actor: Actor, stream: str) -> bool:
    """Whether a stream is for this actor, judged on what is stored now."""
    kind, _, key = stream.partition(":")
    if not is_plain(key):
        return False
    if kind == "participant":
        return actor.kind == "participant" and actor.id == key and is_living(session, actor.workshop)
    if kind == "knock":
        knock = session.get(Knock, key) if actor.kind == "waiting" and actor.id == key else None
        return knock is not None and is_living(session, knock.workshop_id)
    if kind == "table":
        table = session.get(Table, key)
        return table is not None and is_living(session, table.workshop_id) and may_read_table(session, actor, table)
    workshop = session.get(Workshop, key) if kind in ("workshop", "staff") else None
    if workshop is None or workshop.is_deleted:
        return False
    return facilitates(session, actor, workshop) or (kind == "workshop" and actor.workshop == workshop.id)


def is_living(session: orm.Session, workshop: str | None) -> bool:
    """Whether a workshop is not deleted."""
    return workshop is not None and not session.get_one(Workshop, workshop).is_deleted


def may_read_table(session: orm.Session, actor: Actor, table: Table) -> bool:
    """Whether a table's notes are for this actor."""
    if facilitates(session, actor, session.get_one(Workshop, table.workshop_id)):
        return True
    return actor.kind == "participant" and actor.workshop == table.workshop_id and may_sit_at(session, actor, table)


def may_sit_at(session: orm.Session, actor: Actor, table: Table) -> bool:
    """Whether a participant of the workshop sits here; the plenary is everybody's."""
    return table.number == 0 or has_seat(session, actor, table)


def has_seat(session: orm.Session, actor: Actor, table: Table) -> bool:
    """Whether a participant has the own seat here; in the plenary only who has it nowhere else."""
    seat = sa.select(Seat.id).where(Seat.participant_id == actor.id, Seat.table_id == table.id)
    return session.scalar(seat) is not None
