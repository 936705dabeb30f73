"""Signing up before the day: invited, registered and present stay three facts."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.clock import now, stamp
from facilitator.identity import ANONYMOUS, SYSTEM, Actor
from facilitator.journal import Answer
from facilitator.models import Event, Participant, Stream, body_suggestions
from facilitator.operations.signup import SIGNUPS_LIMIT
from tests.cast import Cast
from tests.operations.listening import Listening, code

Json = dict[str, Any]
FAR = "2099-12-31T22:59:59Z"


def open_signup(cast: Cast, workshop: str | None = None) -> str:
    """A session in which people may sign up."""
    workshop = workshop or cast.workshop
    cast.do(cast.anna, "open_signup", workshop=workshop, until=FAR)
    return workshop


def sign_up(cast: Cast, workshop: str | None = None, **said: Any) -> Answer:
    return cast.submit(ANONYMOUS, "sign_up", workshop=workshop or cast.workshop, **{"name": "Gino", **said})


def gino(cast: Cast, **said: Any) -> Actor:
    """Gino, who signed up and came by his link."""
    open_signup(cast)
    return Actor("expected", sign_up(cast, **said).result_or_raise()["participant"])


def invite(cast: Cast, **person: Any) -> None:
    people = [{"name": "Gino", "body": "Comune di Asti", **person}]
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=people)


def listed(cast: Cast, name: str = "Gino", workshop: str | None = None) -> list[Json]:
    people = cast.snapshot(f"staff:{workshop or cast.workshop}")["people"]
    return [person for person in people if person["name"] == name]


def facts(person: Json) -> tuple[bool, bool, bool]:
    return person["invited"], person["registered"], person["present"]


def test_who_signs_up_is_on_the_list_and_only_who_conducts_hears_it(cast: Cast, listening: Listening) -> None:
    open_signup(cast)
    said = {"body": "Comune di Asti", "role": "mayor", "first_choice": cast.tables[2], "second_choice": cast.tables[1]}
    assert sign_up(cast, needs="Una rampa\nall’ingresso", **said).ok
    assert listening.told == {"staff": ["signup_opened", "signed_up"]}
    (person,) = listed(cast)
    assert listening.heard("staff")[1] == {"participant": person}
    assert facts(person) == (False, True, False)
    assert (person["first_choice"], person["second_choice"]) == (cast.tables[2], cast.tables[1])
    assert (person["needs"], person["remote"], person["role"]) == ("Una rampa\nall’ingresso", None, "mayor")


def test_what_somebody_needs_is_told_to_who_conducts_alone(cast: Cast) -> None:
    person = gino(cast, needs="Una rampa", body="Comune di Chieri")
    cast.do(cast.anna, "seat_participant", participant=person.id, table=cast.tables[1])
    cast.do(person, "change_signup", name="Gino", body="Comune di Asti", needs="Una rampa")
    cast.do(person, "enter_workshop")
    streams = [cast.stream, cast.table_stream(1), f"participant:{person.id}"]
    assert "rampa" in str(cast.snapshot(cast.staff_stream))
    assert "rampa" not in str([(cast.snapshot(stream), cast.events(stream)) for stream in streams])


def test_who_was_invited_and_signs_up_is_one_person(cast: Cast) -> None:
    open_signup(cast)
    invite(cast, role="mayor")
    assert sign_up(cast, name="GINO", body="comune di asti").ok
    (person,) = listed(cast)
    assert (facts(person), person["role"]) == ((True, True, False), "mayor")


def test_who_was_on_the_list_completes_what_is_empty_and_overwrites_nothing(cast: Cast) -> None:
    open_signup(cast)
    invite(cast, role="mayor", first_choice=cast.tables[1])
    wishes = {"first_choice": cast.tables[2], "second_choice": cast.tables[1], "needs": "Una rampa"}
    answer = sign_up(cast, body="Comune di Asti", role="citizen", **wishes)
    (person,) = listed(cast)
    assert answer.result["is_new"] is False
    assert (person["role"], person["needs"]) == ("mayor", "Una rampa")
    assert (person["first_choice"], person["second_choice"]) == (cast.tables[1], None)


def test_what_who_conducts_wrote_of_somebodys_needs_is_no_strangers_to_change(cast: Cast) -> None:
    open_signup(cast)
    said = {"workshop": cast.workshop, "name": "Gino", "body": "Comune di Asti"}
    cast.do(cast.anna, "add_participant", **said, needs="Un interprete")
    sign_up(cast, body="Comune di Asti", needs="Nulla")
    assert listed(cast)[0]["needs"] == "Un interprete"


def test_who_signed_up_and_comes_with_the_code_is_one_person(cast: Cast) -> None:
    person = gino(cast, body="Comune di Asti", first_choice=cast.tables[1])
    cast.join(cast.workshop, "gino", "Comune di Asti")
    (here,) = listed(cast)
    assert (here["id"], facts(here)) == (person.id, (False, True, True))
    assert here["first_choice"] == cast.tables[1]


def test_who_signs_up_is_not_counted_as_here(cast: Cast) -> None:
    gino(cast)
    assert cast.snapshot(cast.stream)["counts"]["present"] == 3


def test_two_people_of_one_name_are_two(cast: Cast) -> None:
    """Who only knows a name must not reach what its owner wrote."""
    open_signup(cast)
    people = {sign_up(cast, body="Comune di Asti").result["participant"] for _ in range(2)}
    assert len(people) == 2


def test_the_same_form_sent_twice_is_one_person(cast: Cast) -> None:
    open_signup(cast)
    key = str(uuid.uuid4())
    answers = [sign_up(cast, key=key) for _ in range(2)]
    assert [answer.duplicate for answer in answers] == [False, True]
    assert answers[0].result == answers[1].result
    assert key not in str(cast.events(cast.staff_stream))


def test_before_it_opens_and_after_it_closes_nobody_signs_up(cast: Cast, listening: Listening) -> None:
    assert code(sign_up(cast)) == "workshop_closed"
    open_signup(cast)
    cast.do(cast.anna, "close_signup", workshop=cast.workshop)
    assert code(sign_up(cast)) == "workshop_closed"
    assert listening.told == {"staff": ["signup_opened", "signup_closed"]}
    assert code(cast.submit(cast.anna, "close_signup", workshop=cast.workshop)) == "invalid"
    assert listed(cast) == []


def test_a_past_day_and_a_closed_session_open_no_signup(cast: Cast) -> None:
    past = stamp(now() - timedelta(seconds=1))
    answer = cast.submit(cast.anna, "open_signup", workshop=cast.workshop, until=past)
    assert (code(answer), answer.as_json()["path"]) == ("invalid", "until")
    open_signup(cast)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert code(sign_up(cast)) == "workshop_closed"
    assert code(cast.submit(cast.anna, "open_signup", workshop=cast.workshop, until=FAR)) == "workshop_closed"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("name", {"name": " "}),
        ("needs", {"needs": "n" * 501}),
        ("role", {"role": "king"}),
        ("remote", {"remote": True}),
        ("first_choice", {"first_choice": str(uuid.uuid4())}),
        ("first_choice", {"first_choice": 0}),
        ("first_choice", {"second_choice": 1}),
        ("second_choice", {"first_choice": 1, "second_choice": 1}),
    ],
)
def test_what_cannot_be_is_refused_by_its_field_and_nothing_is_kept(cast: Cast, path: str, said: Json) -> None:
    open_signup(cast)
    wishes = {
        name: cast.tables[value] if isinstance(value, int) and name != "remote" else value
        for name, value in said.items()
    }
    answer = sign_up(cast, **wishes)
    assert (code(answer), answer.as_json()["path"]) in {("invalid", path), ("too_long", path)}
    assert listed(cast) == []


def test_a_body_that_only_a_refused_person_wrote_is_not_in_the_registry(cast: Cast) -> None:
    open_signup(cast)
    fill_list(cast)
    name = f"Comune di {uuid.uuid4().hex}x"
    assert sign_up(cast, body=name).as_json()["path"] == "full"
    with cast.journal.reading() as session:
        assert body_suggestions([name], session)[name].certain is None


def fill_list(cast: Cast) -> None:
    """As many people have signed up as can."""
    said = {"workshop_id": cast.workshop, "role": "other", "token_version": 1, "registered_at": now()}
    people = ({"id": str(uuid.uuid4()), "position": 10 + place, **said} for place in range(SIGNUPS_LIMIT))
    with cast.journal.engine.begin() as connection:
        connection.execute(sa.insert(Participant), [*people])


@pytest.mark.parametrize("verb", ["enter_workshop", "join_workshop"])
def test_who_accepted_a_notice_when_signing_up_has_accepted_it_at_the_door(cast: Cast, verb: str) -> None:
    person = gino(cast, body="Comune di Asti", notice="7")
    accepted = notice_of(cast, person)
    if verb == "enter_workshop":
        cast.do(person, verb)
    else:
        cast.do(ANONYMOUS, verb, code=cast.code(cast.workshop), name="Gino", body="Comune di Asti")
    assert listed(cast)[0]["present"]
    assert notice_of(cast, person) == accepted and accepted[0] == "7"


def test_a_newer_notice_at_the_door_is_the_one_that_counts(cast: Cast) -> None:
    person = gino(cast, notice="7")
    cast.do(person, "enter_workshop", notice="8")
    assert notice_of(cast, person)[0] == "8"


def notice_of(cast: Cast, person: Actor) -> tuple[str | None, datetime | None]:
    with cast.journal.reading() as session:
        row = session.get_one(Participant, person.id)
        return row.notice_version, row.notice_at


def test_a_table_of_another_session_is_no_choice(cast: Cast) -> None:
    open_signup(cast)
    other = cast.create_workshop(cast.anna, "Altrove")
    table = cast.snapshot(f"workshop:{other}")["tables"][1]["id"]
    assert sign_up(cast, first_choice=table).as_json()["path"] == "first_choice"


def test_where_both_are_possible_one_says_hall_or_online(cast: Cast) -> None:
    workshop = open_signup(cast, cast.create_workshop(cast.anna, "Ibrida", mode="hybrid", open=False))
    sign_up(cast, workshop, remote=True)
    sign_up(cast, workshop, name="Lia", remote=False)
    assert [listed(cast, name, workshop)[0]["remote"] for name in ("Gino", "Lia")] == [True, False]


def test_what_was_said_can_be_changed_until_signup_closes(cast: Cast, listening: Listening) -> None:
    person = gino(cast, needs="Una rampa", first_choice=cast.tables[1])
    cast.do(person, "change_signup", name="Gino Rossi", body="Comune di Asti", role="mayor")
    (changed,) = listed(cast, "Gino Rossi")
    assert (changed["id"], changed["role"], changed["needs"], changed["first_choice"]) == (
        person.id,
        "mayor",
        None,
        None,
    )
    assert listening.told["staff"] == ["signup_opened", "signed_up", "signup_changed"]
    assert "rampa" not in str(cast.events(cast.staff_stream))
    cast.do(cast.anna, "close_signup", workshop=cast.workshop)
    assert code(cast.submit(person, "change_signup", name="Gino")) == "workshop_closed"


def test_a_person_with_a_seat_who_changes_is_told_at_the_table(cast: Cast) -> None:
    person = gino(cast, body="Comune di Chieri")
    cast.do(cast.anna, "seat_participant", participant=person.id, table=cast.tables[2])
    cast.do(person, "change_signup", name="Gino Rossi", body="Comune di Asti")
    assert cast.events(cast.table_stream(2))[-1]["name"] == "participant_edited"
    table = next(each for each in cast.snapshot(cast.stream)["tables"] if each["number"] == 2)
    assert cast.events(cast.stream)[-1]["data"]["table"] == {key: table[key] for key in ("id", "people", "bodies")}


def test_who_withdraws_leaves_nothing_behind(cast: Cast) -> None:
    name, needs = uuid.uuid4().hex, uuid.uuid4().hex
    person = gino(cast, name=name, needs=needs)
    cast.do(cast.anna, "seat_participant", participant=person.id, table=cast.tables[2])
    cast.do(person, "withdraw_signup")
    assert listed(cast, name) == []
    assert all(one["id"] != person.id for one in cast.snapshot(cast.table_stream(2))["people"])
    with cast.journal.reading() as session:
        told = session.scalars(sa.select(Event.data)).all()
        assert session.get(Participant, person.id) is None and session.get(Stream, f"participant:{person.id}") is None
    assert not any(word in data for data in told for word in (name, needs))
    assert code(cast.submit(person, "withdraw_signup")) == "not_found"


def test_who_was_invited_and_withdraws_stays_invited(cast: Cast, listening: Listening) -> None:
    invite(cast)
    person = gino(cast, body="Comune di Asti", needs="Una rampa", first_choice=cast.tables[1])
    cast.do(person, "withdraw_signup")
    (left,) = listed(cast)
    assert (facts(left), left["needs"], left["first_choice"]) == ((True, False, False), None, None)
    assert listening.told["staff"][-1] == "signup_withdrawn"
    assert "rampa" not in str(cast.events(cast.staff_stream))
    assert code(cast.submit(person, "withdraw_signup")) == "invalid"


def test_who_is_in_already_neither_changes_nor_withdraws(cast: Cast) -> None:
    person = gino(cast)
    cast.do(person, "enter_workshop")
    assert code(cast.submit(person, "change_signup", name="Lia")) == "invalid"
    assert code(cast.submit(person, "withdraw_signup")) == "invalid"
    assert listed(cast)[0]["present"]


def test_what_people_need_is_forgotten_with_their_names(cast: Cast) -> None:
    workshop = cast.create_workshop(cast.anna, "Ieri", date="2020-01-15", retention_days=30)
    open_signup(cast, workshop)
    sign_up(cast, workshop, needs="Una rampa")
    cast.do(SYSTEM, "forget_people", workshop=workshop)
    stream = f"staff:{workshop}"
    assert "rampa" not in str((cast.snapshot(stream), cast.events(stream)))
