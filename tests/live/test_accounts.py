"""Accounts that end while their pages are open: on a real server, with what another process does beside it."""

import json
import uuid
from threading import Event
from typing import Any
from urllib.request import Request, urlopen

import pytest

from facilitator.identity import SYSTEM, Actor, secret_hash
from facilitator.models import User
from tests.cast import Cast
from tests.commands.commands import run
from tests.live.sockets import PATIENCE, Socket, Sockets
from tests.server import Server


@pytest.fixture
def gemma(cast: Cast) -> Actor:
    """Who administers."""
    gemma = cast.create_facilitator("Gemma")
    cast.do(SYSTEM, "appoint_administrator", user=gemma.id)
    return gemma


def do(sockets: Sockets, actor: Actor, name: str, **args: Any) -> dict[str, Any]:
    """Something done at the server itself, by a socket."""
    answer = sockets.of(actor).submit(name, **args)
    assert answer["ok"], answer
    return answer


def test_switching_an_account_off_hangs_up_on_it_and_lets_it_in_no_more(
    sockets: Sockets, cast: Cast, gemma: Actor
) -> None:
    token = sockets.token(cast.anna)
    ends = [end_of(sockets.open(token)) for _ in range(2)]
    bruno = sockets.of(cast.bruno, cast.table_stream(1))
    do(sockets, gemma, "switch_off_account", user=cast.anna.id)
    assert all(end.wait(PATIENCE) for end in ends)
    assert sockets.open(token).refusal["data"]["code"] == "unauthenticated"
    assert bruno.submit("add_note", table=cast.tables[1], text="Andiamo avanti")["ok"]


def test_a_colleague_who_is_taken_off_hears_nothing_more_of_the_session(sockets: Sockets, cast: Cast) -> None:
    with cast.journal.reading() as session:
        email = session.get_one(User, cast.fabio.id).email
    do(sockets, cast.anna, "add_facilitator", workshop=cast.workshop, email=email)
    end = end_of(sockets.of(cast.fabio, cast.staff_stream))
    do(sockets, cast.anna, "remove_facilitator", workshop=cast.workshop, user=cast.fabio.id)
    assert end.wait(PATIENCE)
    again = sockets.of(cast.fabio).listen(cast.staff_stream)
    assert again["streams"][cast.staff_stream] == {"code": "not_found"}


def test_signing_out_everywhere_hangs_up_on_all_own_pages_and_on_nobody_else(sockets: Sockets, cast: Cast) -> None:
    token, fabio = sockets.token(cast.anna), sockets.of(cast.fabio)
    ends = [end_of(sockets.open(token)) for _ in range(2)]
    sockets.opened[-1].client.emit("submit", {"operations": [everywhere()]})
    assert all(end.wait(PATIENCE) for end in ends)
    assert sockets.open(token).refusal["data"]["code"] == "unauthenticated"
    assert fabio.listen(cast.stream)["ok"]


def everywhere() -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "name": "sign_out_everywhere", "args": {}}


def test_a_command_beside_the_server_ends_sockets_too(hall: Server, sockets: Sockets, cast: Cast, gemma: Actor) -> None:
    end = end_of(sockets.of(cast.anna, cast.staff_stream))
    with cast.journal.reading() as session:
        email = session.get_one(User, cast.anna.id).email
    assert run("user", "off", email, "--data", hall.data).code == 0
    assert end.wait(PATIENCE)


def test_the_token_of_a_program_ends_with_its_account(hall: Server, sockets: Sockets, cast: Cast, gemma: Actor) -> None:
    key = str(uuid.uuid4())
    with cast.journal.reading() as session:
        email = session.get_one(User, cast.anna.id).email
    cast.submit(SYSTEM, "create_token", key=key, email=email, secret_hash=secret_hash("secret"))
    token = f"s.{key}.secret"
    end = end_of(sockets.open(token))
    assert asked(hall, token, cast)["ok"]
    do(sockets, gemma, "switch_off_account", user=cast.anna.id)
    assert end.wait(PATIENCE)
    assert sockets.open(token).refusal["data"]["code"] == "unauthenticated"
    with pytest.raises(OSError, match="401"):
        asked(hall, token, cast)


def asked(hall: Server, token: str, cast: Cast) -> dict[str, Any]:
    """What a program is answered that announces something."""
    args = {"workshop": cast.workshop, "text": "Avanti"}
    operation = {"id": str(uuid.uuid4()), "name": "announce", "args": args}
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    body = json.dumps({"operations": [operation]}).encode()
    with urlopen(Request(f"{hall.url}/api/v1/operations", body, headers), timeout=PATIENCE) as answer:
        result: dict[str, Any] = json.loads(answer.read())["results"][0]
    return result


def end_of(socket: Socket) -> Event:
    """What is set when the server has ended a connection."""
    gone = Event()
    socket.client.on("disconnect", lambda *_: gone.set())
    return gone
