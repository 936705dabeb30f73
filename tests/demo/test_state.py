"""What the judge's screens make of events is what the server says."""

from facilitator.demo.state import reduce, summary
from tests.cast import Cast


def test_a_body_that_is_renamed_and_then_merged_stands_under_its_new_name_on_every_note(cast: Cast) -> None:
    stream = cast.table_stream(1)
    cast.add_note(cast.bruno, "Più alberi")
    cast.add_note(cast.chiara, "Meno auto")
    state, after = cast.snapshot(stream), len(cast.events(stream))
    bodies = {note["text"]: note["body"]["id"] for note in state["notes"]}
    cast.do(cast.anna, "edit_body", body=bodies["Più alberi"], name="Città di Chieri")
    cast.do(cast.anna, "merge_bodies", body=bodies["Più alberi"], into=bodies["Meno auto"])
    told = cast.events(stream, after)
    assert [event["name"] for event in told] == ["body_edited", "bodies_merged"]
    for event in told:
        state = reduce(stream, state, event)
    assert {note["body"]["name"] for note in state["notes"]} == {"Regione Piemonte"}
    assert summary(stream, state) == summary(stream, cast.snapshot(stream))


def test_a_table_that_has_its_own_time_has_it_on_every_screen(cast: Cast) -> None:
    activity = cast.snapshot(cast.stream)["activities"][0]["id"]
    state, after = cast.snapshot(cast.stream), len(cast.events(cast.stream))
    cast.do(cast.anna, "start_activity", activity=activity, minutes=10)
    cast.do(cast.anna, "extend_table", table=cast.tables[1], minutes=5)
    cast.do(cast.anna, "end_table", table=cast.tables[2])
    cast.do(cast.anna, "add_table", workshop=cast.workshop, theme="Acqua")
    for event in cast.events(cast.stream, after):
        before, state = state, reduce(cast.stream, state, event)
    assert summary(cast.stream, state) == summary(cast.stream, cast.snapshot(cast.stream))
    assert summary(cast.stream, state) != summary(cast.stream, before)
