"""What happened, page by page, for those who may read it."""

from typing import Any

from tests.api.programs import Programs, refused
from tests.cast import Cast

Json = dict[str, Any]


def test_events_come_in_pages(programs: Programs, cast: Cast) -> None:
    for count in range(5):
        cast.add_note(cast.bruno, str(count))
    program, path = programs.of(cast.bruno), f"/streams/{cast.table_stream(1)}"
    whole = program.get(path).get_json()
    assert list(whole) == ["stream", "epoch", "head", "events"]
    assert (whole["stream"], whole["head"]) == (cast.table_stream(1), len(whole["events"]))
    paged: list[Json] = []
    while page := program.get(path, after=len(paged), limit=2).get_json()["events"]:
        paged += page
    assert paged == whole["events"] == cast.events(cast.table_stream(1))


def test_after_the_head_there_is_nothing(programs: Programs, cast: Cast) -> None:
    program, path = programs.of(cast.bruno), f"/streams/{cast.table_stream(1)}"
    head = program.get(path).get_json()["head"]
    for after in (head, head + 1, 10**9):
        answer = program.get(path, after=after).get_json()
        assert (answer["head"], answer["events"]) == (head, [])
    assert program.get(path, limit=0).get_json()["events"] == []


def test_numbers_that_are_none_are_refused(programs: Programs, cast: Cast) -> None:
    program, path = programs.of(cast.bruno), f"/streams/{cast.table_stream(1)}"
    for wrong in (
        {"after": "x"},
        {"after": "-1"},
        {"after": "1.5"},
        {"limit": ""},
        {"after": "9" * 30},
        {"after": "²"},
    ):
        answer = program.get(path, **wrong)
        assert refused(answer) == (400, "invalid"), wrong
        assert answer.get_json()["path"] == next(iter(wrong))


def test_a_snapshot_is_the_stream_as_it_is_now(programs: Programs, cast: Cast) -> None:
    cast.add_note(cast.bruno, "Qui")
    told = programs.of(cast.bruno).get(f"/streams/{cast.table_stream(1)}/snapshot").get_json()
    assert list(told) == ["stream", "epoch", "seq", "snapshot"]
    assert told["snapshot"] == cast.snapshot(cast.table_stream(1))
    assert told["seq"] == cast.events(cast.table_stream(1))[-1]["seq"]


def test_each_stream_has_its_readers_and_is_not_found_by_others(programs: Programs, cast: Cast) -> None:
    people = {
        "Anna": programs.of(cast.anna),
        "Bruno": programs.of(cast.bruno),
        "Denis": programs.of(cast.denis),
        "Eve": programs.of(cast.eve),
        "Fabio": programs.of(cast.fabio),
        "projector": programs.projector,
    }
    readers = {
        cast.stream: {"Anna", "Bruno", "Denis", "projector"},
        cast.table_stream(0): {"Anna", "Bruno", "Denis"},
        cast.table_stream(1): {"Anna", "Bruno"},
        cast.table_stream(2): {"Anna", "Denis"},
        f"participant:{cast.bruno.id}": {"Bruno"},
        cast.staff_stream: {"Anna"},
    }
    for stream, expected in readers.items():
        for path in (f"/streams/{stream}", f"/streams/{stream}/snapshot"):
            answers = {name: program.get(path) for name, program in people.items()}
            assert {name for name, answer in answers.items() if answer.status_code == 200} == expected, stream
            assert {refused(answers[name]) for name in set(people) - expected} <= {(404, "not_found")}
            assert refused(programs.stranger.get(path)) == (401, "unauthenticated")


def test_streams_that_do_not_exist_are_not_found(programs: Programs, cast: Cast) -> None:
    for stream in ("table:5", "workshop", "x:y", "table:%00", "%F0%9F%98%80", f"note:{cast.workshop}"):
        assert refused(programs.of(cast.anna).get(f"/streams/{stream}")) == (404, "not_found"), stream


def test_who_moved_reads_the_new_table_and_no_more_the_old(programs: Programs, cast: Cast) -> None:
    cast.do(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    program = programs.of(cast.bruno)
    assert refused(program.get(f"/streams/{cast.table_stream(1)}")) == (404, "not_found")
    assert program.get(f"/streams/{cast.table_stream(2)}").status_code == 200


def test_who_conducts_reads_which_colleague_did_what_and_nobody_else_does(programs: Programs, cast: Cast) -> None:
    cast.do(cast.anna, "announce", workshop=cast.workshop, text="Ci siamo")
    path = f"/streams/{cast.stream}"
    told = programs.of(cast.anna).get(path).get_json()
    said = next(event for event in told["events"] if event["name"] == "announced")
    assert told["by"][said["op"]] == "Anna"
    joined = {event["op"] for event in programs.of(cast.anna).get(f"/streams/{cast.staff_stream}").get_json()["events"]}
    assert joined & set(told["by"]) <= {event["op"] for event in told["events"]}
    assert "by" not in programs.of(cast.bruno).get(path).get_json()
