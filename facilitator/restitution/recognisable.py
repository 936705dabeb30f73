"""Who may be recognised though nobody is named: one person alone stands for a body, or has a role."""

from dataclasses import dataclass

from facilitator.restitution import words
from facilitator.restitution.record import Record

UNTOLD = "other"


@dataclass(frozen=True)
class Recognisable:
    """Bodies that stand beside the notes of a single person, and roles of one person, in words."""

    bodies: tuple[str, ...]
    roles: tuple[str, ...]


def recognisable(record: Record) -> Recognisable:
    """Whom the public edition may point at, by the naming policy of the session."""
    return Recognisable(lone_bodies(record), tuple(words.roles(lone_roles(record))))


def lone_bodies(record: Record) -> tuple[str, ...]:
    """The bodies of one person alone that a note is printed of."""
    if record.workshop.naming == "nothing":
        return ()
    crowded = {body.name for body in record.bodies if body.people > 1}
    writing = {name for table in record.tables for name in table.writing}
    return tuple(sorted(writing - crowded, key=str.casefold))


def lone_roles(record: Record) -> dict[str, int]:
    """The roles that one person of several has; alone in the session, somebody is the whole of it."""
    if record.people < 2:
        return {}
    return {role: count for role, count in record.roles.items() if count == 1 and role != UNTOLD}
