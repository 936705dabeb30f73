"""A link that is replaced ends at once, also where its page is open; who is expected hears nothing yet."""

from threading import Event

from facilitator.models import Participant
from tests.live.sockets import PATIENCE, Sockets


def test_a_replaced_link_hangs_up_on_who_came_by_the_old_one(sockets: Sockets) -> None:
    cast, gone = sockets.cast, Event()
    anna, old, neighbour = (sockets.of(person, cast.stream) for person in (cast.anna, cast.bruno, cast.chiara))
    old.client.on("disconnect", lambda *_: gone.set())
    token = sockets.token(cast.bruno)
    assert anna.submit("renew_link", participant=cast.bruno.id)["ok"]
    assert gone.wait(PATIENCE)
    assert sockets.open(token).refusal["data"] == {"code": "unauthenticated", "moved": True}
    back = sockets.of(cast.bruno, cast.table_stream(1))
    assert back.submit("add_note", table=cast.tables[1], text="Sono di nuovo qui")["ok"]
    assert neighbour.client.connected


def test_who_is_expected_hears_no_stream_and_writes_no_note(sockets: Sockets) -> None:
    cast = sockets.cast
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=[{"name": "Gino"}])
    with cast.journal.reading() as session:
        gino = session.query(Participant).filter_by(workshop_id=cast.workshop, name="Gino").one()
        token, own = sockets.keyring.expected_token(gino), gino.stream
    socket = sockets.open(token)
    streams = (cast.stream, cast.staff_stream, cast.table_stream(0), own)
    assert {answer["code"] for answer in socket.listen(*streams)["streams"].values()} == {"not_found"}
    assert socket.submit("add_note", table=cast.tables[0], text="Ciao")["code"] == "not_found"
    assert socket.submit("sign_up", workshop=cast.workshop, name="Lia")["code"] == "unknown_operation"
