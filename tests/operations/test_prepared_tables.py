"""Tables that come, change and go while nobody loses anything."""

from typing import Any

import pytest

from facilitator.identity import ANONYMOUS
from facilitator.operations.agenda import ACTIVITIES_LIMIT
from tests.cast import Cast
from tests.counting import statements
from tests.operations.listening import Listening, code


def tables(cast: Cast, workshop: str) -> list[tuple[int, str]]:
    return [(table["number"], table["theme"]) for table in cast.snapshot(f"workshop:{workshop}")["tables"]]


def kinds(cast: Cast, workshop: str) -> list[str]:
    return [activity["kind"] for activity in cast.snapshot(f"workshop:{workshop}")["activities"]]


@pytest.fixture
def draft(cast: Cast) -> str:
    """A session nobody has entered."""
    themes = [{"theme": theme} for theme in ("Ambiente", "Scuola", "Cultura")]
    return cast.create_workshop(cast.anna, "Tappa di domani", open=False, tables=themes)


def table_of(cast: Cast, workshop: str, number: int) -> str:
    return str(cast.snapshot(f"workshop:{workshop}")["tables"][number]["id"])


def test_a_table_more_is_told_to_everybody(cast: Cast, listening: Listening) -> None:
    added = cast.submit(cast.anna, "add_table", workshop=cast.workshop, theme="Acqua", prompts=["Perché?"])
    assert added.result == {"table": added.id, "number": 3}
    assert listening.told == {"everybody": ["table_added"]}
    assert listening.heard("everybody") == [{"table": cast.snapshot(cast.stream)["tables"][3]}]
    seated = cast.do(cast.anna, "seat_participant", participant=cast.denis.id, table=added.id)
    assert seated["table"] == added.id
    cast.do(cast.denis, "add_note", table=added.id, text="Più fontane")


def test_a_table_has_room_link_capacity_and_screen(cast: Cast, listening: Listening) -> None:
    fields = {"place": "Sala Giunta", "room_url": "https://video.example.org/2", "capacity": 12, "has_screen": True}
    for name, value in fields.items():
        cast.do(cast.anna, "change_table", table=cast.tables[1], changes={name: value})
    assert fields.items() <= cast.snapshot(cast.stream)["tables"][1].items()
    assert [told["table"] for told in listening.heard("everybody")] == [
        {"id": cast.tables[1], name: value} for name, value in fields.items()
    ]


@pytest.mark.parametrize(
    "wrong", [{"room_url": "javascript:alert(1)"}, {"room_url": "https://a b"}, {"capacity": -1}, {"theme": ""}, {}]
)
def test_what_does_not_read_well_changes_nothing(cast: Cast, draft: str, wrong: dict[str, Any]) -> None:
    before = cast.snapshot(f"workshop:{draft}")
    assert code(cast.submit(cast.anna, "change_table", table=table_of(cast, draft, 1), changes=wrong)) == "invalid"
    assert cast.snapshot(f"workshop:{draft}") == before


def test_a_theme_stays_once_somebody_sits_there(cast: Cast, draft: str) -> None:
    taken = cast.submit(cast.anna, "change_table", table=cast.tables[1], changes={"theme": "Acqua"})
    assert (code(taken), taken.as_json()["reason"]) == ("invalid", "is_taken")
    plenary = cast.submit(cast.anna, "change_table", table=cast.tables[0], changes={"theme": "Acqua"})
    assert code(plenary) == "invalid"
    free = {"table": table_of(cast, draft, 1), "known": {"theme": "Ambiente"}}
    cast.do(cast.anna, "change_table", **free, changes={"theme": "Acqua"})
    late = cast.submit(cast.anna, "change_table", **free, changes={"theme": "Aria"})
    assert (code(late), late.as_json()["current"]) == ("stale_revision", "Acqua")


def test_an_empty_table_goes_and_those_after_it_move_up(cast: Cast, draft: str) -> None:
    cast.do(cast.anna, "remove_table", table=table_of(cast, draft, 2))
    assert tables(cast, draft) == [(0, ""), (1, "Ambiente"), (2, "Cultura")]
    assert [event["name"] for event in cast.events(f"workshop:{draft}")][-2:] == ["table_removed", "table_edited"]


def test_numbers_that_people_know_stay(cast: Cast) -> None:
    cast.do(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    cast.do(cast.anna, "seat_participant", participant=cast.chiara.id, table=cast.tables[2])
    cast.do(cast.anna, "remove_table", table=cast.tables[1])
    assert tables(cast, cast.workshop) == [(0, ""), (2, "Scuola")]
    assert cast.do(cast.anna, "add_table", workshop=cast.workshop, theme="Acqua")["number"] == 3


def test_a_table_with_people_or_notes_stays(cast: Cast, listening: Listening) -> None:
    taken = cast.submit(cast.anna, "remove_table", table=cast.tables[1])
    assert (code(taken), taken.as_json()["reason"]) == ("invalid", "has_people")
    note = cast.add_note(cast.denis, "Resta", table=2)
    cast.do(cast.denis, "delete_note", note=note)
    cast.do(cast.anna, "seat_participant", participant=cast.denis.id, table=cast.tables[1])
    used = cast.submit(cast.anna, "remove_table", table=cast.tables[2])
    assert (code(used), used.as_json()["reason"]) == ("invalid", "is_written")
    assert code(cast.submit(cast.anna, "remove_table", table=cast.tables[0])) == "invalid"
    assert "table_removed" not in listening.told["everybody"]


def test_a_table_without_seats_keeps_its_notes_and_takes_nobody_by_itself(cast: Cast) -> None:
    note = cast.add_note(cast.denis, "Resta", table=2)
    cast.do(cast.anna, "change_table", table=cast.tables[2], changes={"capacity": 0})
    cast.do(cast.anna, "split_participants", workshop=cast.workshop, seed=1)
    assert cast.snapshot(f"participant:{cast.denis.id}")["seat"]["number"] == 1
    cast.do(cast.anna, "change_table", table=cast.tables[1], changes={"capacity": 1})
    elsa = cast.join(cast.workshop, "Elsa", "Comune di Asti")
    assert cast.snapshot(f"participant:{elsa.id}")["seat"]["number"] == 1
    assert [each["id"] for each in cast.snapshot(cast.table_stream(2))["notes"]] == [note]


def test_who_signed_up_for_a_table_that_goes_keeps_the_other_choice(cast: Cast, draft: str) -> None:
    cast.do(cast.anna, "open_signup", workshop=draft, until="2099-01-01T00:00:00Z")
    first, second = (table_of(cast, draft, number) for number in (1, 2))
    cast.do(ANONYMOUS, "sign_up", workshop=draft, name="Gino", first_choice=first, second_choice=second)
    assert cast.do(cast.anna, "remove_table", table=first) == {"number": 1, "undrafted": 0, "unchosen": 1}
    (gino,) = cast.snapshot(f"staff:{draft}")["people"]
    assert (gino["first_choice"], gino["second_choice"]) == (second, None)
    assert cast.events(f"staff:{draft}")[-1]["data"] == {"participant": gino}


def test_a_table_that_many_chose_goes_for_as_few_questions_as_one_that_few_chose(cast: Cast) -> None:
    def asked(count: int) -> int:
        session, tables = session_with(cast, count)
        choices = [(tables[1], tables[2]), (tables[2], tables[1]), (tables[1], None)] * count
        people = [
            {"name": f"Ada {place}", "body": f"Comune {place}", "first_choice": first, "second_choice": second}
            for place, (first, second) in enumerate(choices)
        ]
        cast.do(cast.anna, "import_participants", workshop=session, participants=people)
        with statements(cast.journal.engine) as asked:
            assert cast.do(cast.anna, "remove_table", table=tables[1])["unchosen"] == 3 * count
        told = cast.snapshot(f"staff:{session}")["people"]
        assert [(one["first_choice"], one["second_choice"]) for one in told[:3]] == [(tables[2], None)] * 2 + [
            (None, None)
        ]
        assert [event["data"]["participant"] for event in cast.events(f"staff:{session}")[-3 * count :]] == told
        assert [table["number"] for table in cast.snapshot(f"workshop:{session}")["tables"]] == list(range(count + 2))
        return len(asked)

    assert asked(9) == asked(2)


def session_with(cast: Cast, count: int) -> tuple[str, list[str]]:
    """A session with the plenary and two tables more than `count`."""
    themes = [{"theme": f"Tema {number}"} for number in range(count + 2)]
    session = cast.create_workshop(cast.anna, "Tappa di domani", open=False, tables=themes)
    return session, [table["id"] for table in cast.snapshot(f"workshop:{session}")["tables"]]


def test_a_full_plenary_stands_up_for_as_few_questions_as_an_empty_one(cast: Cast) -> None:
    def asked(count: int) -> int:
        session = cast.create_workshop(cast.anna, "In plenaria", tables=[])
        people = cast.join_all({f"Ada {place}": (session, "Comune di Asti") for place in range(count)})
        with statements(cast.journal.engine) as asked:
            cast.do(cast.anna, "add_table", workshop=session, theme="Acqua")
        assert all(cast.snapshot(f"participant:{person.id}")["seat"] is None for person in people.values())
        return len(asked)

    assert asked(9) == asked(2)


def test_with_the_last_table_goes_its_moment_and_people_sit_in_the_plenary(cast: Cast, draft: str) -> None:
    for _ in range(3):
        cast.do(cast.anna, "remove_table", table=table_of(cast, draft, 1))
    assert (tables(cast, draft), kinds(cast, draft)) == ([(0, "")], ["plenary"])
    cast.do(cast.anna, "open_workshop", workshop=draft)
    elsa = cast.join(draft, "Elsa", "Comune di Asti")
    assert cast.snapshot(f"participant:{elsa.id}")["seat"]["number"] == 0


def test_who_sat_in_the_plenary_gets_a_seat_at_the_first_tables(cast: Cast) -> None:
    session = cast.create_workshop(cast.anna, "In plenaria", tables=[])
    elsa = cast.join(session, "Elsa", "Comune di Asti")
    first = cast.do(cast.anna, "add_table", workshop=session, theme="Acqua")["table"]
    assert kinds(cast, session) == ["tables", "plenary"]
    assert cast.snapshot(f"participant:{elsa.id}")["seat"] is None
    assert [table["people"] for table in cast.snapshot(f"workshop:{session}")["tables"]] == [0, 0]
    assert cast.snapshot(f"staff:{session}")["people"][0]["table"] is None
    cast.do(cast.anna, "split_participants", workshop=session, seed=1)
    assert cast.snapshot(f"participant:{elsa.id}")["seat"]["table"] == first


def test_a_closed_session_keeps_its_tables(cast: Cast) -> None:
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    attempts: dict[str, dict[str, Any]] = {
        "add_table": {"workshop": cast.workshop, "theme": "Acqua"},
        "change_table": {"table": cast.tables[2], "changes": {"place": "Sala"}},
        "remove_table": {"table": cast.tables[2]},
    }
    assert {code(cast.submit(cast.anna, verb, **args)) for verb, args in attempts.items()} == {"workshop_closed"}


def test_the_first_table_finds_no_room_in_a_full_agenda(cast: Cast) -> None:
    full = [{"kind": "break"}] * (ACTIVITIES_LIMIT - 1)
    session = cast.create_workshop(cast.anna, "In plenaria", tables=[], activities=full)
    elsa = cast.join(session, "Elsa", "Comune di Asti")
    answer = cast.submit(cast.anna, "add_table", workshop=session, theme="Acqua")
    assert (code(answer), answer.as_json()["reason"]) == ("invalid", "too_many")
    assert (len(kinds(cast, session)), tables(cast, session)) == (ACTIVITIES_LIMIT, [(0, "")])
    assert cast.snapshot(f"participant:{elsa.id}")["seat"]["number"] == 0
