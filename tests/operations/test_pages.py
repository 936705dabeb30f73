"""A table writes its page together, and says whether it stands by it."""

from typing import Any

import pytest

from facilitator.identity import Actor
from tests.cast import Cast
from tests.journal.reducing import reduced
from tests.operations.listening import Listening, code

Json = dict[str, Any]


def page(cast: Cast) -> Json:
    told: Json = cast.snapshot(cast.table_stream(1))["page"]
    return told


def words(cast: Cast) -> dict[str, str]:
    return {field["id"]: field["text"] for field in page(cast)["fields"]}


def write(cast: Cast, person: Actor, field: str, text: str, revision: int = 0, **more: Any) -> Any:
    args = {"table": cast.tables[1], "field": field, "text": text, "revision": revision}
    return cast.submit(person, "write_page", **args, **more)


def sign(cast: Cast, person: Actor, revision: int, **said: Any) -> Any:
    return cast.submit(person, "sign_page", table=cast.tables[1], revision=revision, **said)


@pytest.fixture
def rapporteur(cast: Cast) -> Actor:
    """Bruno, who has taken the part."""
    cast.do(cast.bruno, "give_part", table=cast.tables[1], participant=cast.bruno.id, part="rapporteur")
    return cast.bruno


def test_who_sits_at_a_table_takes_a_part_and_who_conducts_gives_one(cast: Cast, listening: Listening) -> None:
    here = {"table": cast.tables[1]}
    cast.do(cast.chiara, "give_part", **here, participant=cast.chiara.id, part="host")
    cast.do(cast.anna, "give_part", **here, participant=cast.bruno.id, part="rapporteur")
    parts = {each["participant"]: each["part"] for each in cast.snapshot(cast.table_stream(1))["parts"]}
    assert parts == {cast.bruno.id: "rapporteur", cast.chiara.id: "host"}
    assert listening.told == {"table 1": ["part_given", "part_given"]}
    refused = cast.submit(cast.chiara, "give_part", **here, participant=cast.bruno.id)
    assert (code(refused), code(cast.submit(cast.anna, "give_part", **here, participant=cast.fabio.id))) == (
        "forbidden",
        "invalid",
    )
    cast.do(cast.anna, "give_part", **here, participant=cast.bruno.id)
    assert code(write(cast, cast.bruno, "question", "Chi presta un modulo?")) == "forbidden"


def test_a_part_stays_at_its_table(cast: Cast, rapporteur: Actor) -> None:
    cast.do(cast.anna, "seat_participant", participant=rapporteur.id, table=cast.tables[2])
    assert cast.snapshot(cast.table_stream(1))["parts"] == cast.snapshot(cast.table_stream(2))["parts"] == []


def test_the_whole_table_sees_the_page_grow_and_nobody_elsewhere(
    cast: Cast, listening: Listening, rapporteur: Actor
) -> None:
    note = cast.add_note(cast.chiara, "Una pagina sola per ogni Patto")
    done = write(cast, rapporteur, "point_1", " Una pagina\u202e per ogni Patto ", sources=[note, note])
    assert done.result == {"field": "point_1", "revision": 1, "page": 1}
    assert write(cast, cast.anna, "speaker", cast.chiara.id or "").result["page"] == 2
    assert listening.told == {"table 1": ["part_given", "note_added", "page_written", "page_written"]}
    told = page(cast)["fields"][0]
    assert (told["text"].strip(), told["sources"]) == ("Una pagina per ogni Patto", [note])


def test_of_two_writers_the_second_is_shown_both_texts(cast: Cast, rapporteur: Actor) -> None:
    write(cast, rapporteur, "question", "Chi ha un modulo?")
    late = write(cast, cast.anna, "question", "Chi presta un modulo?")
    assert code(late) == "stale_revision"
    assert (late.refusal.details["current"]["text"], late.refusal.details["current"]["revision"]) == (
        "Chi ha un modulo?",
        1,
    )
    assert words(cast) == {"question": "Chi ha un modulo?"}
    assert write(cast, cast.anna, "question", "Chi presta un modulo?", 1).ok
    assert write(cast, rapporteur, "disagreement", "I social", 0).ok


def test_what_was_written_before_is_read_nowhere_any_more(cast: Cast, rapporteur: Actor) -> None:
    write(cast, rapporteur, "point_1", "Il signor Rossi ha torto")
    write(cast, rapporteur, "point_2", "Questo resta")
    sign(cast, cast.chiara, 2, field="point_1", reason="Rossi non era qui")
    write(cast, rapporteur, "point_1", "Nessuno ha torto", 1)
    told = str(cast.events(cast.table_stream(1)))
    assert "Rossi" not in told
    assert "Questo resta" in told and "Nessuno ha torto" in told


def test_key_points_change_places_with_what_they_come_from(cast: Cast, rapporteur: Actor) -> None:
    note = cast.add_note(cast.chiara, "Parole comuni")
    write(cast, rapporteur, "point_1", "Primo")
    write(cast, rapporteur, "point_2", "Secondo", sources=[note])
    swap = {"table": cast.tables[1], "one": 2, "other": 1}
    assert code(cast.submit(rapporteur, "swap_points", **swap, revisions=[0, 1])) == "stale_revision"
    assert cast.do(rapporteur, "swap_points", **swap, revisions=[1, 1]) == {"revisions": [2, 2]}
    assert words(cast) == {"point_1": "Secondo", "point_2": "Primo"}
    assert [field["sources"] for field in page(cast)["fields"]] == [[note], []]
    assert code(cast.submit(rapporteur, "swap_points", **{**swap, "other": 2}, revisions=[2, 2])) == "invalid"


@pytest.mark.parametrize(
    ("field", "text", "more", "expected"),
    [
        ("point_4", "Un quarto", {}, "invalid"),
        ("question", "x" * 501, {}, "too_long"),
        ("question", "Chi?", {"sources": ["00000000-0000-4000-8000-000000000000"]}, "invalid"),
        ("point_1", "Chi?", {"sources": ["00000000-0000-4000-8000-000000000000"]}, "not_found"),
        ("point_1", "Chi?", {"sources": ["una nota"]}, "invalid"),
        ("speaker", "Marco", {}, "invalid"),
    ],
)
def test_what_cannot_stand_there_is_refused_and_changes_nothing(
    cast: Cast, rapporteur: Actor, field: str, text: str, more: Json, expected: str
) -> None:
    assert code(write(cast, rapporteur, field, text, **more)) == expected
    assert page(cast)["fields"] == []


def test_the_plenary_of_a_session_with_tables_has_no_page(cast: Cast) -> None:
    plenary = {"table": cast.tables[0]}
    written = cast.submit(cast.anna, "write_page", **plenary, field="question", text="Chi?", revision=0)
    swapped = cast.submit(cast.anna, "swap_points", **plenary, one=1, other=2, revisions=[0, 0])
    assert code(written) == code(swapped) == "invalid"


def test_a_page_rests_with_its_table_and_its_session(cast: Cast, rapporteur: Actor) -> None:
    cast.do(cast.anna, "freeze_table", table=cast.tables[1])
    assert code(write(cast, rapporteur, "question", "Chi?")) == "table_closed"
    assert write(cast, cast.anna, "question", "Chi?").ok
    assert sign(cast, cast.chiara, 1, approves=True).ok
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert code(write(cast, rapporteur, "point_1", "Tardi")) == "workshop_closed"
    assert code(sign(cast, rapporteur, 1, approves=True)) == "workshop_closed"
    assert write(cast, cast.anna, "point_1", "Corretto").ok
    cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)
    assert code(write(cast, cast.anna, "point_1", "Dopo", 1)) == "workshop_closed"


def test_a_table_signs_what_it_has_read(cast: Cast, listening: Listening, rapporteur: Actor) -> None:
    assert code(sign(cast, cast.chiara, 0, approves=True)) == "invalid"
    write(cast, rapporteur, "point_1", "Una pagina per ogni Patto")
    assert code(sign(cast, cast.chiara, 0, approves=True)) == "stale_revision"
    assert sign(cast, cast.chiara, 1, approves=True).ok
    assert listening.told == {"table 1": ["part_given", "page_written", "page_signed"]}
    assert [(each["participant"], each["approves"]) for each in page(cast)["signatures"]] == [(cast.chiara.id, True)]
    assert code(sign(cast, cast.anna, 1, approves=True)) == "forbidden"
    assert code(sign(cast, cast.fabio, 1, approves=True)) == "not_found"


def test_a_change_takes_approvals_away_and_settles_what_was_marked_there(cast: Cast, rapporteur: Actor) -> None:
    write(cast, rapporteur, "point_1", "Una pagina per ogni Patto")
    write(cast, rapporteur, "question", "Chi presta un modulo?")
    sign(cast, rapporteur, 2, approves=True)
    sign(cast, cast.chiara, 2, field="question", reason="Non l’abbiamo chiesto")
    write(cast, rapporteur, "point_1", "Una pagina sola", 1)
    assert [each["reason"] for each in page(cast)["signatures"]] == ["Non l’abbiamo chiesto"]
    write(cast, rapporteur, "question", "Chi ha un modulo?", 1)
    assert page(cast)["signatures"] == []


def test_who_marks_says_what_and_why_and_can_take_it_back(cast: Cast, rapporteur: Actor) -> None:
    write(cast, rapporteur, "point_1", "Una pagina per ogni Patto")
    unclear: list[Json] = [
        {"field": "point_1"},
        {"reason": "Manca il cartello"},
        {"field": "question", "reason": "Manca"},
        {"field": "point_1", "reason": "No", "approves": True},
        {"field": "point_1", "reason": " "},
    ]
    assert {code(sign(cast, cast.chiara, 1, **said)) for said in unclear} == {"invalid"}
    assert page(cast)["signatures"] == []
    assert sign(cast, cast.chiara, 1, field="point_1", reason="Manca il cartello").ok
    assert sign(cast, cast.chiara, 1).ok
    (said,) = page(cast)["signatures"]
    assert (said["approves"], said["field"], said["reason"]) == (False, None, None)
    assert "Manca il cartello" not in str(cast.events(cast.table_stream(1)))


def test_a_source_that_left_the_table_is_let_go_with_the_next_words(cast: Cast, rapporteur: Actor) -> None:
    note = cast.add_note(cast.chiara, "Parole comuni")
    args = {"table": cast.tables[1], "title": "Parole", "notes": [note]}
    cluster = cast.do(rapporteur, "gather_notes", **args)["cluster"]
    write(cast, rapporteur, "point_1", "Parole comuni", sources=[note, cluster])
    cast.do(rapporteur, "dissolve_cluster", cluster=cluster)
    assert write(cast, rapporteur, "point_1", "Parole di tutti", 1, sources=[note, cluster]).ok
    assert page(cast)["fields"][0]["sources"] == [note]


def test_a_table_with_a_page_stays(cast: Cast) -> None:
    table = cast.do(cast.anna, "add_table", workshop=cast.workshop, theme="Beni comuni")["table"]
    cast.do(cast.anna, "write_page", table=table, field="question", text="Chi?", revision=0)
    assert code(cast.submit(cast.anna, "remove_table", table=table)) == "invalid"


@pytest.mark.parametrize("stays", ["who has signed last", "who has signed first", "who never sat down"])
def test_of_two_rows_of_one_person_nothing_said_on_the_page_is_lost(cast: Cast, rapporteur: Actor, stays: str) -> None:
    gone = rapporteur
    write(cast, gone, "question", "Chi presta un modulo?")
    write(cast, gone, "speaker", gone.id or "")
    sign(cast, gone, 2, approves=True)
    who = cast.chiara.id
    if stays == "who never sat down":
        cast.do(cast.anna, "add_participant", workshop=cast.workshop, name="Bruno R.")
        people = cast.snapshot(cast.staff_stream)["people"]
        who = next(person["id"] for person in people if person["name"] == "Bruno R.")
    else:
        sign(cast, cast.chiara, 2, field="question", reason="Ne servono due")
    if stays == "who has signed first":
        sign(cast, gone, 2, field="question", reason="Ne servono tre")
    old, seen = cast.snapshot(cast.table_stream(1)), cast.events(cast.table_stream(1))[-1]["seq"]
    cast.do(cast.anna, "merge_participants", participant=who, other=gone.id)
    now = cast.snapshot(cast.table_stream(1))
    said = [(each["participant"], each["approves"], each["reason"]) for each in now["page"]["signatures"]]
    reasons = {"who has signed last": "Ne servono due", "who has signed first": "Ne servono tre"}
    assert said == [(who, stays not in reasons, reasons.get(stays))]
    assert words(cast)["speaker"] == who
    assert now["parts"] == [{"participant": who, "part": "rapporteur"}]
    assert reduced(cast.table_stream(1), old, cast.events(cast.table_stream(1), seen)) == now
    told_once = repr(cast.events(cast.table_stream(1)))
    assert [told_once.count(reason) for reason in ("Ne servono due", "Ne servono tre")] == [
        int(reasons.get(stays) == reason) for reason in ("Ne servono due", "Ne servono tre")
    ]
