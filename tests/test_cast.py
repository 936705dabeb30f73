"""The people of the tests are where the tests think they are."""

from tests.cast import Cast


def names_at(cast: Cast, number: int) -> list[str]:
    return [person["id"] for person in cast.snapshot(cast.table_stream(number))["people"]]


def test_bruno_and_chiara_sit_together_and_denis_elsewhere(cast: Cast) -> None:
    assert names_at(cast, 1) == [cast.bruno.id, cast.chiara.id]
    assert names_at(cast, 2) == [cast.denis.id]


def test_anna_reads_of_everybody_but_eve(cast: Cast) -> None:
    people = {person["id"] for person in cast.snapshot(cast.staff_stream)["people"]}
    assert people == {cast.bruno.id, cast.chiara.id, cast.denis.id}


def test_a_note_is_told_at_its_table_and_not_at_the_other(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Servono alberi davanti alla scuola")
    assert [
        event["data"]["note"]["id"] for event in cast.events(cast.table_stream(1)) if event["name"] == "note_added"
    ] == [note]
    assert [event for event in cast.events(cast.table_stream(2)) if event["name"] == "note_added"] == []
