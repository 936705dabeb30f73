"""Finds what is asked for by its key: what is not there, or belongs to a deleted workshop, is `not_found`."""

from typing import TypeVar

from sqlalchemy import orm

from facilitator.models import Activity, Cluster, HelpCall, Knock, Note, Participant, Table, Workshop
from facilitator.refusal import not_found
from facilitator.text import is_plain

Thing = TypeVar("Thing")
Part = TypeVar("Part", Activity, Table, Participant, Note, HelpCall, Knock, Cluster)


def find_workshop(session: orm.Session, key: str) -> Workshop:
    """The workshop, or `not_found`, which a deleted one is too."""
    workshop = kept_workshop(session, key)
    if workshop.is_deleted:
        raise not_found("workshop")
    return workshop


def kept_workshop(session: orm.Session, key: str) -> Workshop:
    """The workshop, also a deleted one, or `not_found`."""
    return by_key(session, Workshop, key)


def find_activity(session: orm.Session, key: str) -> Activity:
    """The activity, or `not_found`."""
    return of_living(session, by_key(session, Activity, key))


def find_table(session: orm.Session, key: str) -> Table:
    """The table, or `not_found`."""
    return of_living(session, by_key(session, Table, key))


def find_participant(session: orm.Session, key: str) -> Participant:
    """The participant, or `not_found`."""
    return of_living(session, by_key(session, Participant, key))


def find_note(session: orm.Session, key: str) -> Note:
    """The note, or `not_found`."""
    return of_living(session, by_key(session, Note, key))


def find_call(session: orm.Session, key: str) -> HelpCall:
    """The call, or `not_found`."""
    return of_living(session, by_key(session, HelpCall, key))


def find_cluster(session: orm.Session, key: str) -> Cluster:
    """The group, or `not_found`."""
    return of_living(session, by_key(session, Cluster, key))


def find_knock(session: orm.Session, key: str) -> Knock:
    """The knock, or `not_found`."""
    return of_living(session, by_key(session, Knock, key))


def of_living(session: orm.Session, thing: Part) -> Part:
    """A part of a workshop that is not deleted."""
    if kept_workshop(session, thing.workshop_id).is_deleted:
        raise not_found(type(thing).__name__.lower())
    return thing


def by_key(session: orm.Session, kind: type[Thing], key: str) -> Thing:
    """The row with that key, or `not_found`; what nobody can type is the key of nothing."""
    return found(session.get(kind, key) if is_plain(key) else None, kind.__name__.lower())


def found(thing: Thing | None, what: str) -> Thing:
    """The thing that must be there."""
    if thing is None:
        raise not_found(what)
    return thing
