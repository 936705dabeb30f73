"""Who may be recognised in the public edition though nobody is named."""

from dataclasses import replace

from facilitator.restitution.recognisable import recognisable
from facilitator.restitution.record import BodyRecord, Named, Record
from facilitator.restitution.speech import speaking
from tests.restitution.chieri import with_notes


def record_of(*bodies: tuple[str, int], wrote: str = "", naming: str = "bodies", **roles: int) -> Record:
    record = with_notes("Più alberi")
    body = Named("b", wrote) if wrote else None
    tables = tuple(
        replace(each, notes=tuple(replace(note, body=body) for note in each.notes)) for each in record.tables
    )
    about = replace(record.workshop, naming=naming)
    present = tuple(BodyRecord(name, name, people) for name, people in bodies)
    people = sum(people for _, people in bodies)
    return replace(record, workshop=about, tables=tables, bodies=present, people=people, roles=roles)


def test_a_body_of_one_person_is_told_where_a_note_of_it_is_printed() -> None:
    record = record_of(("Comune di Susa", 1), ("Comune di Torino", 1), ("Comune di Leinì", 2), wrote="Comune di Susa")
    assert recognisable(record).bodies == ("Comune di Susa",)


def test_a_body_whose_only_person_is_off_the_list_is_told_too() -> None:
    assert recognisable(record_of(("Comune di Leinì", 2), wrote="Comune di Susa")).bodies == ("Comune di Susa",)


def test_several_people_of_a_body_point_at_nobody() -> None:
    assert recognisable(record_of(("Comune di Leinì", 2), wrote="Comune di Leinì")).bodies == ()


def test_where_no_body_is_printed_beside_notes_none_is_told() -> None:
    record = record_of(("Comune di Susa", 1), ("Comune di Leinì", 2), wrote="Comune di Susa", naming="nothing")
    assert recognisable(record).bodies == ()


def test_a_role_of_one_person_is_told_and_an_untold_role_is_not() -> None:
    record = record_of(("Comune di Leinì", 4), mayor=1, officer=2, other=1)
    with speaking("en"):
        assert recognisable(record).roles == ("1 mayor",)


def test_who_is_alone_in_a_session_is_told_once_as_a_body() -> None:
    record = record_of(("Comune di Susa", 1), wrote="Comune di Susa", mayor=1)
    assert (recognisable(record).bodies, recognisable(record).roles) == (("Comune di Susa",), ())
