"""Who leaves the door, or is forgotten, leaves nothing there; and takes nothing of others along."""

import sqlalchemy as sa

from facilitator.identity import ANONYMOUS, SYSTEM, Actor
from facilitator.journal import Committed
from facilitator.models import Event, Knock, Stream
from tests.cast import Cast
from tests.operations.test_knocks import enter, set_door


def kept_of(cast: Cast, knocks: list[str]) -> set[str]:
    """Of whom the database still has a stream, an event on it, or what they said."""
    streams = [f"knock:{knock}" for knock in knocks]
    with cast.journal.reading() as session:
        kept = session.scalars(sa.select(Stream.name).where(Stream.name.in_(streams))).all()
        told = session.scalars(sa.select(Event.stream).where(Event.stream.in_(streams))).all()
        rows = session.scalars(sa.select(Knock).where(Knock.id.in_(knocks)))
        return {*kept, *told, *(knock.stream for knock in rows)}


def test_nothing_of_the_door_is_kept_once_names_are_forgotten(cast: Cast) -> None:
    told: list[Committed] = []
    old = cast.create_workshop(cast.anna, "Ieri", date="2020-01-15", retention_days=30, door="approval")
    code = cast.code(old)
    knocks = [cast.do(ANONYMOUS, "join_workshop", code=code, name=name)["knock"] for name in ("Ada Canarino", "Gino")]
    cast.do(cast.anna, "accept_knock", knock=knocks[0])
    cast.do(cast.anna, "refuse_knock", knock=knocks[1])
    assert len(kept_of(cast, knocks)) == 2
    cast.journal.after_commit.append(told.append)
    cast.do(SYSTEM, "forget_people", workshop=old)
    cast.journal.after_commit.remove(told.append)
    assert kept_of(cast, knocks) == set()
    assert f"waiting:{knocks[1]}" in told[0].signed_out
    assert "Canarino" not in str(cast.events(f"staff:{old}"))


def test_nothing_of_the_door_is_kept_of_who_is_taken_off_the_list_or_merged(cast: Cast) -> None:
    set_door(cast, "approval")
    knocks = [enter(cast, name)["knock"] for name in ("Gino", "Pia")]
    people = [cast.do(cast.anna, "accept_knock", knock=knock)["participant"] for knock in knocks]
    knocks.append(enter(cast, "Gino", again=True)["knock"])
    assert len(kept_of(cast, knocks)) == 3
    cast.do(cast.anna, "remove_participant", participant=people[0])
    cast.do(cast.anna, "merge_participants", participant=cast.denis.id, other=people[1])
    assert kept_of(cast, knocks) == set()


def test_nothing_of_the_door_is_kept_of_who_withdraws(cast: Cast) -> None:
    set_door(cast, "approval")
    knocks = [enter(cast, name)["knock"] for name in ("Gino Strada", "Pia")]
    cast.do(Actor("waiting", knocks[0]), "withdraw_knock")
    assert kept_of(cast, knocks) == {f"knock:{knocks[1]}"}
    told = str(cast.events(cast.staff_stream))
    assert "Gino Strada" not in told and "Pia" in told


def test_who_is_taken_off_takes_no_names_of_others_along(cast: Cast) -> None:
    set_door(cast, "approval")
    cast.do(cast.anna, "accept_knock", knock=enter(cast, "Gino Strada")["knock"])
    invited = [{"name": name, "body": "Comune di Asti", "role": "mayor"} for name in ("Gino Strada", "Ada", "Pia")]
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=invited)
    gino = next(p["id"] for p in cast.snapshot(cast.staff_stream)["people"] if p["name"] == "Gino Strada")
    cast.do(cast.anna, "remove_participant", participant=gino)
    (imported,) = [event for event in cast.events(cast.staff_stream) if event["name"] == "participants_invited"]
    names = {person["name"]: person["role"] for person in imported["data"]["participants"]}
    assert names == {None: "other", "Ada": "mayor", "Pia": "mayor"}
    assert "Gino Strada" not in str(cast.events(cast.staff_stream))
