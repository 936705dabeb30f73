"""Who conducts hears whose phone is connected and what waits on it; nobody else does."""

from typing import Any

import pytest

from facilitator.identity import Actor
from facilitator.live.connection import NAMESPACE
from facilitator.live.presence import MOST_DEVICES, Presence, Waiting
from tests.cast import Cast
from tests.live.sockets import Socket, Sockets

Json = dict[str, Any]


def known(socket: Socket, cast: Cast) -> Json:
    """What a cockpit knows of the people, from its answer and all it heard since."""
    people: Json = dict(socket.listen(cast.staff_stream)["presence"][cast.staff_stream])
    return people


def heard(socket: Socket) -> Json:
    """The last thing told of each."""
    return {key: one for kind, told in socket.heard if kind == "presence" for key, one in told["people"].items()}


def wait_until(socket: Socket, key: str | None, **facts: Any) -> None:
    """Until the last thing told of somebody says so."""

    def is_so() -> bool:
        told = heard(socket).get(key or "", {})
        return all(told.get(name) == value for name, value in facts.items())

    socket.wait_until(is_so)


def test_who_conducts_gets_with_the_answer_who_is_connected(cast: Cast, sockets: Sockets) -> None:
    sockets.of(cast.bruno)
    people = known(sockets.of(cast.anna), cast)
    assert set(people) == {cast.bruno.id}
    assert people[str(cast.bruno.id)]["connected"] is True
    assert people[str(cast.bruno.id)]["waiting"] == 0


def test_who_was_never_seen_is_unknown_and_not_dropped(cast: Cast, sockets: Sockets) -> None:
    assert known(sockets.of(cast.anna), cast) == {}


def test_a_phone_that_drops_is_told_with_what_waits_on_it(cast: Cast, sockets: Sockets) -> None:
    anna = sockets.of(cast.anna, cast.staff_stream)
    bruno = sockets.of(cast.bruno)
    wait_until(anna, cast.bruno.id, connected=True, waiting=0)
    assert bruno.ask("waiting", {"device": "phone", "count": 3}) == {"ok": True}
    wait_until(anna, cast.bruno.id, connected=True, waiting=3)
    bruno.client.disconnect()
    wait_until(anna, cast.bruno.id, connected=False, waiting=3)
    assert known(anna, cast)[str(cast.bruno.id)]["since"].endswith("Z")


def test_who_comes_back_says_anew_what_waits(cast: Cast, sockets: Sockets) -> None:
    anna = sockets.of(cast.anna, cast.staff_stream)
    first = sockets.of(cast.bruno)
    first.ask("waiting", {"device": "phone", "count": 2})
    first.client.disconnect()
    wait_until(anna, cast.bruno.id, connected=False, waiting=2)
    sockets.of(cast.bruno).ask("waiting", {"device": "phone", "count": 0})
    wait_until(anna, cast.bruno.id, connected=True, waiting=0)


def test_somebody_with_two_devices_is_connected_while_one_is(cast: Cast, sockets: Sockets) -> None:
    anna = sockets.of(cast.anna, cast.staff_stream)
    phone, laptop = sockets.of(cast.bruno), sockets.of(cast.bruno)
    phone.ask("waiting", {"device": "phone", "count": 1})
    laptop.ask("waiting", {"device": "laptop", "count": 2})
    wait_until(anna, cast.bruno.id, connected=True, waiting=3)
    phone.client.disconnect()
    laptop.ask("waiting", {"device": "laptop", "count": 0})
    wait_until(anna, cast.bruno.id, connected=True, waiting=1)
    laptop.client.disconnect()
    wait_until(anna, cast.bruno.id, connected=False, waiting=1)


def test_who_closes_the_page_with_nothing_on_it_has_left(cast: Cast, sockets: Sockets) -> None:
    anna = sockets.of(cast.anna, cast.staff_stream)
    bruno, chiara = sockets.of(cast.bruno), sockets.of(cast.chiara)
    bruno.ask("waiting", {"device": "phone", "count": 0, "leaves": True})
    chiara.ask("waiting", {"device": "phone", "count": 1, "leaves": True})
    for person in (bruno, chiara):
        person.client.disconnect()
    wait_until(anna, cast.bruno.id, connected=False, left=True)
    wait_until(anna, cast.chiara.id, connected=False, left=False, waiting=1)
    sockets.of(cast.bruno)
    wait_until(anna, cast.bruno.id, connected=True, left=False)


def test_no_phone_makes_a_cockpit_believe_or_hear_what_it_likes(cast: Cast, sockets: Sockets) -> None:
    anna, bruno = sockets.of(cast.anna, cast.staff_stream), sockets.of(cast.bruno)
    bruno.ask("waiting", {"device": "phone", "count": 100_000})
    wait_until(anna, cast.bruno.id, waiting=99)
    answers = (bruno.ask("waiting", {"device": "phone", "count": count}) for count in range(500))
    refused = next(answer for answer in answers if not answer["ok"])
    assert (refused["code"], refused["retryable"]) == ("rate_limited", True) and refused["retry_after"] > 0
    assert sockets.of(cast.chiara).ask("waiting", {"device": "phone", "count": 1}) == {"ok": True}


def test_nobody_else_hears_of_it(cast: Cast, sockets: Sockets) -> None:
    everything = [cast.stream, cast.staff_stream, *(cast.table_stream(number) for number in range(3))]
    anna = sockets.of(cast.anna, cast.staff_stream)
    others = [sockets.of(actor) for actor in (cast.chiara, cast.denis, cast.eve, cast.fabio)]
    others.append(sockets.projector())
    for other in others:
        assert "presence" not in other.listen(*everything)
    bruno = sockets.of(cast.bruno)
    bruno.ask("waiting", {"device": "phone", "count": 1})
    wait_until(anna, cast.bruno.id, waiting=1)
    cast_wide = sockets.of(cast.anna)
    cast_wide.submit("announce", workshop=cast.workshop, text="Fine")
    others[0].wait_for("events", "announced")
    assert [kind for other in [*others, bruno] for kind, _ in other.heard if kind == "presence"] == []


def test_a_colleague_of_another_session_hears_of_the_own_people_only(cast: Cast, sockets: Sockets) -> None:
    theirs = f"staff:{cast.eve.workshop}"
    fabio = sockets.of(cast.fabio, theirs)
    anna = sockets.of(cast.anna, cast.staff_stream)
    sockets.of(cast.eve)
    sockets.of(cast.bruno)
    wait_until(fabio, cast.eve.id, connected=True)
    wait_until(anna, cast.bruno.id, connected=True)
    assert set(heard(fabio)) == {cast.eve.id}
    assert set(heard(anna)) == {cast.bruno.id}


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        "3",
        {},
        {"count": 1},
        {"device": "x", "count": -1},
        {"device": "x", "count": "1"},
        {"device": "x", "count": 10**9},
        {"device": "x", "count": 1, "workshop": "other"},
    ],
)
def test_what_is_no_count_is_refused_and_changes_nothing(cast: Cast, sockets: Sockets, message: Any) -> None:
    bruno = sockets.of(cast.bruno)
    answer = bruno.ask("waiting", message)
    assert (answer["ok"], answer["code"]) == (False, "invalid")
    assert bruno.ask("waiting", {"device": "x" * 41, "count": 1})["code"] == "too_long"
    assert known(sockets.of(cast.anna), cast)[str(cast.bruno.id)]["waiting"] == 0


def test_only_participants_say_what_waits(cast: Cast, sockets: Sockets) -> None:
    for socket in (sockets.of(cast.anna), sockets.projector()):
        assert socket.ask("waiting", {"device": "x", "count": 1})["code"] == "forbidden"


class Recorder:
    """A server that only remembers what is told, to whom."""

    def __init__(self) -> None:
        self.told: list[tuple[str, set[str]]] = []

    def emit(self, kind: str, told: Json, room: str, namespace: str) -> None:
        self.told.append((room, set(told["people"])))


def test_only_who_changed_is_told_and_once() -> None:
    server = Recorder()
    presence = Presence(server, NAMESPACE)
    people = [Actor("participant", str(number), "w") for number in range(300)]
    for person in people:
        presence.arrive(person, f"sid-{person.id}")
    presence.tell()
    presence.tell()
    presence.drop(people[7], "sid-7")
    presence.arrive(people[7], "sid-7b")
    presence.drop(people[8], "sid-8")
    presence.tell()
    assert server.told == [("staff:w", {str(number) for number in range(300)}), ("staff:w", {"7", "8"})]


def test_who_is_gone_for_long_is_forgotten_and_who_came_back_is_not() -> None:
    presence = Presence(Recorder(), NAMESPACE)
    gone, back = Actor("participant", "1", "w"), Actor("participant", "2", "w")
    for person in (gone, back):
        presence.arrive(person, "a")
        presence.drop(person, "a")
    presence.arrive(back, "b")
    presence.forget(float("inf"))
    assert set(presence.of("w")) == {"2"}


def test_however_often_a_phone_blinks_it_is_remembered_once_and_by_its_last_drop() -> None:
    presence = Presence(Recorder(), NAMESPACE)
    blinking, gone = Actor("participant", "1", "w"), Actor("participant", "2", "w")
    presence.arrive(gone, "b")
    for _ in range(1000):
        presence.arrive(blinking, "a")
        presence.drop(blinking, "a")
        presence.drop(gone, "b")
    assert list(presence.gone) == [("w", "1"), ("w", "2")]
    presence.arrive(blinking, "a")
    assert list(presence.gone) == [("w", "2")]
    presence.forget(float("inf"))
    assert set(presence.of("w")) == {"1"} and not presence.gone


def test_no_more_devices_are_remembered_than_a_person_has() -> None:
    presence = Presence(Recorder(), NAMESPACE)
    person = Actor("participant", "1", "w")
    presence.arrive(person, "a")
    for number in range(50):
        presence.wait(person, "a", Waiting(device=str(number), count=1))
    assert presence.of("w")["1"]["waiting"] == MOST_DEVICES
