"""Events that bear the names of the library's own: a client may send them, and gains nothing."""

from tests.cast import Cast
from tests.live.sockets import Sockets


def test_who_pretends_to_have_left_hears_no_more(cast: Cast, sockets: Sockets) -> None:
    bruno, chiara, stream = sockets.of(cast.bruno), sockets.of(cast.chiara), cast.table_stream(1)
    for person in (bruno, chiara):
        person.listen(stream)
    bruno.client.emit("disconnect")
    sockets.of(cast.anna).submit("seat_participant", participant=cast.bruno.id, table=cast.tables[2])
    sockets.of(cast.anna).submit("add_note", table=cast.tables[1], text="Solo per chi siede qui")
    chiara.wait_for("events", "note_added")
    assert "note_added" not in bruno.names


def test_who_connects_twice_is_still_one(cast: Cast, sockets: Sockets) -> None:
    bruno = sockets.of(cast.bruno)
    for payload in (None, {"REMOTE_ADDR": "127.0.0.9"}, "x"):
        bruno.client.emit("connect", payload)
    assert bruno.submit("add_note", table=cast.tables[1], text="Sono sempre io")["ok"]
