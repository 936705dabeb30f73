"""Who hears what: those it is for, at once; nobody else, ever."""

from dataclasses import dataclass

import pytest

from tests.live.sockets import Socket, Sockets


@dataclass
class Room:
    """Everybody with a socket, listening to all they may."""

    sockets: Sockets
    anna: Socket
    bruno: Socket
    chiara: Socket
    denis: Socket
    eve: Socket
    projector: Socket
    fabio: Socket

    def fall_silent(self) -> None:
        """Wait until everybody has heard a last word, so that what they have not heard they will not hear."""
        cast = self.sockets.cast
        self.anna.submit("announce", workshop=cast.workshop, text="Silenzio")
        self.fabio.submit("announce", workshop=cast.eve.workshop, text="Silenzio")
        for socket in (self.anna, self.bruno, self.chiara, self.denis, self.eve, self.projector):
            socket.wait_for("events", "announced")

    def heard(self, socket: Socket) -> list[str]:
        """What somebody heard, but for the last word."""
        return [name for name in socket.names if name != "announced"]


@pytest.fixture
def room(sockets: Sockets) -> Room:
    cast = sockets.cast
    tables = [cast.table_stream(number) for number in (0, 1, 2)]
    wanted = [cast.stream, *tables, cast.staff_stream, f"workshop:{cast.eve.workshop}"]
    wanted += [f"participant:{person.id}" for person in (cast.bruno, cast.chiara, cast.denis, cast.eve)]
    people = (cast.anna, cast.bruno, cast.chiara, cast.denis, cast.eve)
    anna, bruno, chiara, denis, eve = (sockets.of(actor, *wanted) for actor in people)
    projector, fabio = sockets.projector(), sockets.of(cast.fabio)
    projector.listen(*wanted)
    return Room(sockets, anna, bruno, chiara, denis, eve, projector, fabio)


def test_a_note_is_heard_at_its_table_and_nowhere_else(room: Room) -> None:
    cast = room.sockets.cast
    result = room.bruno.submit("add_note", table=cast.tables[1], text="Più alberi")
    assert result["ok"]
    room.fall_silent()
    told = room.chiara.events[0]
    assert list(told) == ["stream", "seq", "name", "at", "op", "data"]
    assert (told["stream"], told["seq"], told["op"]) == (result["stream"], result["seq"], result["id"])
    assert told["data"]["note"]["text"] == "Più alberi"
    assert told == cast.events(cast.table_stream(1))[-1]
    assert room.heard(room.bruno) == room.heard(room.chiara) == room.heard(room.anna) == ["note_added"]
    assert room.heard(room.denis) == room.heard(room.eve) == room.heard(room.projector) == []


def test_a_note_in_the_plenary_is_heard_by_everybody_in_the_session(room: Room) -> None:
    assert room.denis.submit("add_note", table=room.sockets.cast.tables[0], text="Ecco")["ok"]
    room.fall_silent()
    for socket in (room.anna, room.bruno, room.chiara, room.denis):
        assert room.heard(socket) == ["note_added"]
    assert room.heard(room.eve) == room.heard(room.projector) == []


def test_a_hidden_note_is_heard_by_each_as_much_as_they_may_know(room: Room) -> None:
    cast = room.sockets.cast
    note = room.bruno.submit("add_note", table=cast.tables[1], text="Il signor Rossi")["id"]
    assert room.anna.submit("hide_note", note=note, reason="Nomina una persona")["ok"]
    room.fall_silent()
    told = {event["stream"]: event["data"] for event in room.bruno.events if event["name"] == "note_hidden"}
    assert told[cast.table_stream(1)] == {"note": note}
    assert told[f"participant:{cast.bruno.id}"]["reason"] == "Nomina una persona"
    hidden = [event["data"] for event in room.chiara.events if event["name"] == "note_hidden"]
    assert hidden == [{"note": note}]
    assert room.heard(room.denis) == room.heard(room.eve) == room.heard(room.projector) == []


def test_what_is_for_everybody_is_heard_by_everybody_and_not_by_eve(room: Room) -> None:
    cast = room.sockets.cast
    activity = cast.snapshot(cast.stream)["activities"][0]["id"]
    assert room.anna.submit("start_activity", activity=activity, minutes=20)["ok"]
    room.fall_silent()
    for socket in (room.anna, room.bruno, room.chiara, room.denis, room.projector):
        assert room.heard(socket) == ["activity_started"]
    assert room.heard(room.eve) == []


def test_who_moves_hears_the_old_table_no_more_from_that_moment(room: Room) -> None:
    cast = room.sockets.cast
    assert room.anna.submit("seat_participant", participant=cast.bruno.id, table=cast.tables[2])["ok"]
    room.chiara.submit("add_note", table=cast.tables[1], text="Ora si parla di Bruno")
    room.fall_silent()
    streams = {event["stream"] for event in room.bruno.events}
    assert f"participant:{cast.bruno.id}" in streams
    assert cast.table_stream(1) not in streams
    assert "note_added" in room.heard(room.chiara)
    table = room.bruno.listen(cast.table_stream(1), cast.table_stream(2))["streams"]
    assert table[cast.table_stream(1)] == {"code": "not_found"}
    assert "snapshot" in table[cast.table_stream(2)]


def test_who_moves_in_the_batch_in_which_others_write_hears_nothing_of_it(room: Room) -> None:
    cast = room.sockets.cast
    operations = [
        cast.operation(cast.anna, "seat_participant", participant=cast.bruno.id, table=cast.tables[2]),
        cast.operation(cast.anna, "add_note", table=cast.tables[1], text="Ora si parla di Bruno"),
    ]
    sent = [{"id": one.id, "name": one.name, "args": one.args} for one in operations]
    assert [result["ok"] for result in room.anna.ask("submit", {"operations": sent})["results"]] == [True, True]
    room.fall_silent()
    assert "note_added" not in room.heard(room.bruno)
    assert "note_added" in room.heard(room.chiara)


def test_a_refusal_is_heard_by_nobody(room: Room) -> None:
    cast = room.sockets.cast
    assert room.denis.submit("add_note", table=cast.tables[1], text="No")["code"] == "forbidden"
    assert room.eve.submit("add_note", table=cast.tables[1], text="No")["code"] == "not_found"
    assert room.projector.submit("add_note", table=cast.tables[1], text="No")["code"] == "forbidden"
    room.fall_silent()
    for socket in (room.anna, room.bruno, room.chiara, room.denis, room.eve, room.projector):
        assert room.heard(socket) == []


def test_what_one_batch_tells_a_stream_comes_in_one_message_and_in_order(room: Room) -> None:
    cast = room.sockets.cast
    sent = [
        {"id": one.id, "name": one.name, "args": one.args}
        for one in (cast.note(str(count), cast.bruno) for count in range(5))
    ]
    assert all(result["ok"] for result in room.bruno.ask("submit", {"operations": sent})["results"])
    room.fall_silent()
    assert [event["data"]["note"]["text"] for event in room.chiara.events[:5]] == ["0", "1", "2", "3", "4"]
    numbers = [event["seq"] for event in room.chiara.events if event["stream"] == cast.table_stream(1)]
    assert numbers == list(range(numbers[0], numbers[0] + 5))


def test_heads_are_told_after_a_change_to_who_listens(room: Room) -> None:
    cast = room.sockets.cast
    seq = room.bruno.submit("add_note", table=cast.tables[1], text="Più alberi")["seq"]
    room.chiara.wait_to_hear("heads", {cast.table_stream(1): seq})
    room.fall_silent()
    assert [told for kind, told in room.denis.heard if kind == "heads" and cast.table_stream(1) in told] == []
