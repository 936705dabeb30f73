"""Notes are put together under titles, by many hands."""

from typing import Any

from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]


def clusters(cast: Cast, number: int = 1) -> dict[str, list[str]]:
    """The notes of each group, by its title."""
    state = cast.snapshot(cast.table_stream(number))
    return {cluster["title"]: cluster["notes"] for cluster in state["clusters"]}


def gathered(cast: Cast, title: str, *notes: str) -> str:
    made: str = cast.do(cast.bruno, "gather_notes", table=cast.tables[1], notes=[*notes], title=title)["cluster"]
    return made


def test_a_group_is_seen_at_its_table_and_nowhere_else(cast: Cast, listening: Listening) -> None:
    one, two = sorted(cast.add_note(cast.bruno, text) for text in ("Un cartello", "Una mappa"))
    answer = cast.submit(cast.chiara, "gather_notes", table=cast.tables[1], notes=[two, one], title="  Farsi\ntrovare ")
    assert answer.result == {"cluster": answer.id, "notes": 2}
    assert answer.stream == cast.table_stream(1)
    assert listening.told == {"table 1": ["note_added", "note_added", "notes_gathered"]}
    view = {"id": answer.id, "table": cast.tables[1], "title": "Farsi trovare", "position": 1}
    assert listening.heard("table 1")[-1] == {"cluster": view, "notes": [one, two]}
    assert cast.snapshot(cast.table_stream(1))["clusters"] == [{**view, "notes": [one, two]}]


def test_a_note_stays_as_it_is_in_a_group(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Un cartello")
    before = cast.snapshot(cast.table_stream(1))["notes"]
    gathered(cast, "Farsi trovare", note)
    assert cast.snapshot(cast.table_stream(1))["notes"] == before
    assert cast.do(cast.bruno, "edit_note", note=note, text="Un bel cartello", revision=1)["revision"] == 2


def test_of_two_who_gather_a_note_the_later_wins_and_no_group_vanishes(cast: Cast) -> None:
    one, two = cast.add_note(cast.bruno, "Un cartello"), cast.add_note(cast.chiara, "Una mappa")
    gathered(cast, "Farsi trovare", one, two)
    cast.do(cast.chiara, "gather_notes", table=cast.tables[1], notes=[one], title="Cartelli")
    assert clusters(cast) == {"Farsi trovare": [two], "Cartelli": [one]}
    cast.do(cast.chiara, "gather_notes", table=cast.tables[1], notes=[two], title="Mappe")
    assert clusters(cast) == {"Farsi trovare": [], "Cartelli": [one], "Mappe": [two]}


def test_a_note_goes_into_a_group_that_is_there_and_out_again(cast: Cast, listening: Listening) -> None:
    note, cluster = cast.add_note(cast.bruno, "Un cartello"), gathered(cast, "Farsi trovare")
    cast.do(cast.anna, "gather_notes", table=cast.tables[1], notes=[note], cluster=cluster)
    assert clusters(cast) == {"Farsi trovare": [note]}
    cast.do(cast.chiara, "release_notes", table=cast.tables[1], notes=[note])
    assert clusters(cast) == {"Farsi trovare": []}
    assert listening.told["table 1"][-2:] == ["notes_gathered", "notes_released"]


def test_another_title_leaves_the_one_before_nowhere(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Un cartello")
    cluster = gathered(cast, "Le idee di Rossi", note)
    other = gathered(cast, "Resta")
    cast.do(cast.anna, "rename_cluster", cluster=cluster, title="Farsi trovare")
    assert clusters(cast) == {"Farsi trovare": [note], "Resta": []}
    _, first, kept, renamed = listening.heard("table 1")
    assert (first["cluster"]["title"], first["redacted"], first["notes"]) == (None, True, [note])
    assert (kept["cluster"]["id"], kept["cluster"]["title"]) == (other, "Resta")
    assert renamed["cluster"]["title"] == "Farsi trovare"


def test_a_group_that_is_dissolved_leaves_its_notes_and_no_title(cast: Cast, listening: Listening) -> None:
    note = cast.add_note(cast.bruno, "Un cartello")
    cluster = gathered(cast, "Le idee di Rossi", note)
    assert cast.do(cast.chiara, "dissolve_cluster", cluster=cluster) == {"cluster": cluster, "notes": 1}
    assert clusters(cast) == {}
    assert "Rossi" not in str(listening.heard("table 1"))
    assert [one["id"] for one in cast.snapshot(cast.table_stream(1))["notes"]] == [note]
    assert code(cast.submit(cast.chiara, "rename_cluster", cluster=cluster, title="Ancora")) == "not_found"
    gone = cast.submit(cast.chiara, "gather_notes", table=cast.tables[1], notes=[note], cluster=cluster)
    assert code(gone) == "not_found"


def test_a_note_that_comes_back_into_sight_comes_back_into_its_group(cast: Cast) -> None:
    one, two = sorted(cast.add_note(cast.bruno, text) for text in ("Un cartello", "Una mappa"))
    gathered(cast, "Farsi trovare", one, two)
    cast.do(cast.bruno, "delete_note", note=one)
    cast.do(cast.anna, "hide_note", note=two, reason="Perché")
    cast.do(cast.bruno, "restore_note", note=one)
    cast.do(cast.anna, "show_note", note=two)
    assert clusters(cast) == {"Farsi trovare": [one, two]}


def test_a_note_that_changes_table_leaves_its_group(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Un cartello")
    cluster = gathered(cast, "Farsi trovare", note)
    cast.do(cast.anna, "move_note", note=note, table=cast.tables[2])
    assert (clusters(cast, 1), clusters(cast, 2)) == ({"Farsi trovare": []}, {})
    back = cast.submit(cast.bruno, "gather_notes", table=cast.tables[1], notes=[note], cluster=cluster)
    assert code(back) == "not_found"


WRONG: list[tuple[Json, str | None]] = [
    ({}, "title"),
    ({"title": "  "}, "title"),
    ({"title": "x" * 201}, "title"),
    ({"title": "Uno", "cluster": "{cluster}"}, "title"),
    ({"cluster": "{cluster}"}, "notes"),
    ({"title": "Uno", "notes": ["{table}"]}, "notes"),
    ({"title": "Uno", "notes": ["no id"]}, "notes.0"),
    ({"cluster": "{table}", "notes": ["{note}"]}, None),
    ({"cluster": "{elsewhere}", "notes": ["{note}"]}, None),
    ({"title": "Uno", "notes": ["{there}"]}, "notes"),
]


def test_what_cannot_be_a_group_changes_nothing(cast: Cast) -> None:
    known = {"note": cast.add_note(cast.bruno, "Un cartello"), "table": cast.tables[1]}
    known["cluster"] = gathered(cast, "Farsi trovare", known["note"])
    known["there"] = cast.add_note(cast.denis, "Una mappa", table=2)
    elsewhere = cast.do(cast.denis, "gather_notes", table=cast.tables[2], notes=[known["there"]], title="Altrove")
    known["elsewhere"] = elsewhere["cluster"]
    for said, path in WRONG:
        filled = {key: filled_in(value, known) for key, value in said.items()}
        refused = cast.submit(cast.bruno, "gather_notes", table=cast.tables[1], **filled)
        assert code(refused) in ("invalid", "too_long", "not_found")
        assert refused.refusal and refused.refusal.details.get("path") == path
    assert clusters(cast) == {"Farsi trovare": [known["note"]]}


def filled_in(value: Any, known: dict[str, str]) -> Any:
    return [one.format(**known) for one in value] if isinstance(value, list) else value.format(**known)


def test_people_group_while_they_may_write_and_who_conducts_until_it_is_published(cast: Cast) -> None:
    def attempts() -> list[str | None]:
        asked = {"table": cast.tables[1], "title": "Un gruppo"}
        answers = [cast.submit(actor, "gather_notes", **asked) for actor in (cast.bruno, cast.anna)]
        return [answer.refusal.code if answer.refusal else None for answer in answers]

    activity = cast.snapshot(cast.stream)["activities"][0]["id"]
    cast.do(cast.anna, "start_activity", activity=activity)
    cast.do(cast.anna, "end_activity", activity=activity)
    assert attempts() == [None, None]
    cast.do(cast.anna, "freeze_table", table=cast.tables[1])
    assert attempts() == ["table_closed", None]
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert attempts() == ["workshop_closed", None]
    edition = cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)["edition"]
    assert attempts() == ["workshop_closed", "workshop_closed"]
    cast.do(cast.anna, "withdraw_restitution", workshop=cast.workshop, edition=edition)
    assert attempts() == ["workshop_closed", None]


def test_in_the_plenary_of_a_session_with_tables_only_who_conducts_groups(cast: Cast) -> None:
    note = cast.add_note(cast.denis, "E le scuole?", table=0)
    asked = {"table": cast.tables[0], "notes": [note], "title": "Scuola"}
    assert code(cast.submit(cast.denis, "gather_notes", **asked)) == "forbidden"
    cluster = cast.do(cast.anna, "gather_notes", **asked)["cluster"]
    assert code(cast.submit(cast.denis, "dissolve_cluster", cluster=cluster)) == "forbidden"
    assert code(cast.submit(cast.eve, "dissolve_cluster", cluster=cluster)) == "not_found"


def test_a_group_sent_twice_is_one_group(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Un cartello")
    sent = cast.operation(cast.bruno, "gather_notes", table=cast.tables[1], notes=[note], title="Farsi trovare")
    (first, again) = cast.journal.submit([sent, sent])
    assert (first.result, first.duplicate, again.result, again.duplicate) == (again.result, False, first.result, True)
    assert clusters(cast) == {"Farsi trovare": [note]}


def test_a_group_is_erased_with_its_session(cast: Cast) -> None:
    cluster = gathered(cast, "Farsi trovare", cast.add_note(cast.bruno, "Un cartello"))
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    cast.do(cast.anna, "delete_workshop", workshop=cast.workshop, title="Tappa di Chieri")
    assert code(cast.submit(cast.anna, "rename_cluster", cluster=cluster, title="Ancora")) == "not_found"


def test_a_table_has_so_many_groups_at_most(cast: Cast) -> None:
    here = {"table": cast.tables[1]}
    cast.do_all(*(cast.operation(cast.bruno, "gather_notes", **here, title=str(one)) for one in range(60)))
    for actor in (cast.bruno, cast.anna):
        assert code(cast.submit(actor, "gather_notes", **here, title="Uno di troppo")) == "invalid"
    assert len(clusters(cast)) == 60
