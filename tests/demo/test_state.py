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
