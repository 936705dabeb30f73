"""The way to a screen: whole, in order, and without one slow phone holding up the others."""

import json
import socket
from collections.abc import Callable, Iterator
from threading import Thread
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest
import websocket
from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, TextMessage

from facilitator.identity import Actor, Keyring
from facilitator.journal import Journal
from facilitator.live.wire import Wires, frame, unmasked
from tests.cast import gather
from tests.lasting import close_journal, open_journal, prepared
from tests.live.sockets import PATIENCE, Json, Sockets
from tests.server import Server, StartServer

PATIENT = {"FACILITATOR_OPERATIONS_BURST": "100000", "FACILITATOR_HANDSHAKES_BURST": "100000"}
MORE_THAN_THE_NETWORK_HOLDS = 300
LONG = "😀" * 3990
LOOKED_AT_OFTEN = {"FACILITATOR_PING_INTERVAL": "0.2", "FACILITATOR_PING_TIMEOUT": "60"}
PING, PONG, MESSAGE = "2", "3", "4"


class Phone:
    """A client on a bare WebSocket, which reads when it likes."""

    def __init__(self, server: Server, token: str) -> None:
        url = server.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        self.socket: Any = websocket.create_connection(
            url, timeout=PATIENCE, sockopt=[(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)]
        )
        self.heard: list[Json] = []
        self.pings = 0
        self.say("0", {"token": token})
        while not self.read().startswith(MESSAGE + "0"):
            pass

    def say(self, kind: str, *told: Any) -> None:
        """One Socket.IO packet."""
        self.socket.send(MESSAGE + kind + (json.dumps(told[0]) if kind == "0" else json.dumps(list(told))))

    def listen(self, stream: str) -> None:
        """Want one stream, and wait until it is answered."""
        self.say("21", "sync", {"streams": {stream: None}})
        while not self.read().startswith(MESSAGE + "31"):
            pass

    def read(self, *, answering: bool = True) -> str:
        """The next packet; pings are answered, events remembered. Nothing once the server has hung up."""
        packet = str(self.socket.recv())
        if packet == PING:
            self.pings += 1
            if answering:
                self.socket.send(PONG)
        elif packet.startswith(MESSAGE + "2"):
            name, told = json.loads(packet[2:])
            self.heard += told if name == "events" else []
        return packet


class Poller:
    """A client behind a proxy that breaks WebSockets: it polls, and answers pings."""

    def __init__(self, server: Server, token: str) -> None:
        self.url = f"{server.url}/socket.io/?EIO=4&transport=polling"
        opened = json.loads(self.get()[1:])
        self.url += f"&sid={opened['sid']}"
        self.pings, self.last = 0, ""
        self.say(MESSAGE + "0" + json.dumps({"token": token}))

    def get(self) -> str:
        with urlopen(self.url, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def say(self, packet: str) -> None:
        urlopen(self.url, packet.encode(), timeout=PATIENCE).close()

    def break_upgrade(self) -> None:
        """Begin a WebSocket, and say there what is none of its business."""
        url = self.url.replace("http", "ws", 1).replace("polling", "websocket")
        broken: Any = websocket.create_connection(url, timeout=PATIENCE)
        broken.send(MESSAGE + "2")
        while broken.recv():
            pass
        broken.shutdown()

    def read(self) -> None:
        """What waits; pings are answered."""
        for packet in self.get().split("\x1e"):
            self.last = packet
            if packet == PING:
                self.pings += 1
                self.say(PONG)


MakePhone = Callable[[Actor], Phone]


@pytest.fixture
def server(start_server: StartServer, request: pytest.FixtureRequest) -> Server:
    """A server that lets everybody try as often as they like."""
    return start_server(None, **PATIENT, **getattr(request, "param", {}))


@pytest.fixture
def journal(server: Server) -> Iterator[Journal]:
    journal = open_journal(prepared(server.data, None))
    yield journal
    close_journal(journal)


@pytest.fixture
def sockets(server: Server, journal: Journal) -> Iterator[Sockets]:
    sockets = Sockets(server.url, Keyring((server.data / "secret_key").read_text().strip()), gather(journal))
    yield sockets
    sockets.close()


def write(sockets: Sockets, count: int) -> list[str]:
    """Long notes of Bruno's, which go out one message each; what they say."""
    bruno, table = sockets.of(sockets.cast.bruno), sockets.cast.tables[1]
    texts = [f"{number} {LONG}" for number in range(count)]
    for text in texts:
        assert bruno.submit("add_note", table=table, text=text)["ok"]
    return texts


def added(events: list[Json]) -> list[str]:
    return [event["data"]["note"]["text"] for event in events if event["name"] == "note_added"]


@pytest.fixture
def phone(sockets: Sockets, server: Server) -> Iterator[MakePhone]:
    """Makes phones of the cast, and hangs up after the test."""
    phones: list[Phone] = []

    def make(actor: Actor) -> Phone:
        phones.append(Phone(server, sockets.token(actor)))
        return phones[-1]

    yield make
    for one in phones:
        one.socket.shutdown()


def test_a_phone_that_reads_slowly_gets_everything_whole_and_in_order(sockets: Sockets, phone: MakePhone) -> None:
    slow = phone(sockets.cast.chiara)
    slow.listen(sockets.cast.table_stream(1))
    texts = write(sockets, MORE_THAN_THE_NETWORK_HOLDS)
    while len(added(slow.heard)) < len(texts):
        slow.read()
    assert added(slow.heard) == texts


@pytest.mark.parametrize("server", [{"FACILITATOR_SEND_QUEUE": "10"} | LOOKED_AT_OFTEN], indirect=True)
def test_a_phone_that_does_not_read_is_dropped_and_the_others_go_on(sockets: Sockets, phone: MakePhone) -> None:
    deaf = phone(sockets.cast.chiara)
    deaf.listen(sockets.cast.table_stream(1))
    texts = write(sockets, 2 * MORE_THAN_THE_NETWORK_HOLDS)
    while deaf.read():
        pass
    assert len(added(deaf.heard)) < len(texts)
    again = sockets.of(sockets.cast.chiara).listen(sockets.cast.table_stream(1))
    notes = again["streams"][sockets.cast.table_stream(1)]["snapshot"]["notes"]
    assert [note["text"] for note in notes] == texts


@pytest.mark.parametrize(
    "server", [{"FACILITATOR_PING_INTERVAL": "0.2", "FACILITATOR_PING_TIMEOUT": "5"}], indirect=True
)
def test_a_client_whose_upgrade_breaks_goes_on_polling(sockets: Sockets, server: Server) -> None:
    poller = Poller(server, sockets.token(sockets.cast.chiara))
    poller.break_upgrade()
    while poller.pings < 3:
        poller.read()
    poller.say(MESSAGE + "21" + json.dumps(["sync", {"streams": {sockets.cast.stream: None}}]))
    while not poller.last.startswith(MESSAGE + "31"):
        poller.read()


@pytest.mark.parametrize(
    "server", [{"FACILITATOR_PING_INTERVAL": "0.2", "FACILITATOR_PING_TIMEOUT": "0.3"}], indirect=True
)
def test_who_answers_pings_stays_and_who_does_not_is_hung_up_on(sockets: Sockets, phone: MakePhone) -> None:
    awake, asleep = (phone(actor) for actor in (sockets.cast.chiara, sockets.cast.bruno))
    reader = Thread(target=keep_awake, args=(awake,))
    reader.start()
    while asleep.read(answering=False):
        pass
    reader.join()
    assert (asleep.pings, awake.pings) == (1, 10)
    awake.listen(sockets.cast.stream)


def keep_awake(phone: Phone) -> None:
    while phone.pings < 10:
        phone.read()


def test_who_changes_from_polling_to_a_socket_hears_everything_once(sockets: Sockets) -> None:
    cast = sockets.cast
    colleague = sockets.open(sockets.token(cast.chiara), "polling", "websocket")
    colleague.listen(cast.table_stream(1))
    texts = write(sockets, 20)
    colleague.listen(cast.table_stream(1))
    assert added(colleague.events) == texts
    assert colleague.client.transport() == "websocket"


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_a_frame_of_any_size_is_read_by_others_as_it_was_written(size: int) -> None:
    for payload, kind in (
        ("è" + "x" * (size - 2) if size > 1 else "x" * size, TextMessage),
        (b"x" * size, BytesMessage),
    ):
        assert read_by_others(frame(payload), kind) == payload


def read_by_others(framed: bytes, kind: type) -> Any:
    """The one whole message in some bytes, as another program understands them."""
    client = Connection(ConnectionType.CLIENT)
    client.receive_data(framed)
    parts: list[Any] = list(client.events())
    assert {type(part) for part in parts} == {kind}
    assert parts[-1].message_finished
    return type(parts[0].data)().join(part.data for part in parts)


@given(st.binary(max_size=40), st.binary(min_size=4, max_size=4), st.integers(0, 9))
def test_a_mask_is_taken_off_wherever_the_network_cuts(data: bytes, mask: bytes, offset: int) -> None:
    plain = bytes(byte ^ mask[(offset + place) % 4] for place, byte in enumerate(data))
    assert unmasked(data, tuple(mask), length=len(data), offset=offset) == plain


def test_libraries_that_are_built_otherwise_go_their_own_way() -> None:
    unknown, sent = SimpleNamespace(), list[object]()
    driver = {"websocket": lambda handle, server: handle(unknown)}
    wires = Wires(SimpleNamespace(eio=SimpleNamespace(_async=driver)))

    class Client:
        def handler(self, websocket: object) -> None:
            sent.append(websocket)

    wires(Client().handler, None)
    assert sent == [unknown]
    assert vars(unknown) == {}
