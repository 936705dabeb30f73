"""Who is let in."""

from datetime import timedelta
from threading import Event

import pytest
import requests

from facilitator.clock import now, stamp
from facilitator.identity import SYSTEM, Keyring, new_secret, secret_hash
from facilitator.models import Participant, User
from tests.cast import Cast
from tests.live.sockets import PATIENCE, Sockets
from tests.server import Server
from tests.views.forms import Fields

POLLING = "/socket.io/?EIO=4&transport=polling"


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_whoever_has_a_token_is_let_in(sockets: Sockets, transport: str) -> None:
    cast = sockets.cast
    for actor in (cast.bruno, cast.anna):
        assert sockets.open(sockets.token(actor), transport).listen(cast.stream)["ok"]
    assert sockets.projector().listen(cast.stream)["ok"]


def test_whoever_has_none_is_refused_with_a_code(sockets: Sockets) -> None:
    good = sockets.token(sockets.cast.bruno)
    tokens: list[object] = [None, "", 5, [], {}, "x", good[:-1], "p.\x00.x", "s.1.2", "\ud800"]
    for token in tokens:
        socket = sockets.open(token)
        assert not socket.client.connected
        assert socket.refusal["data"] == {"code": "unauthenticated"}, token
    assert sockets.open(good).client.connected


def test_a_token_of_another_key_or_version_is_refused(sockets: Sockets) -> None:
    cast = sockets.cast
    with cast.journal.reading() as session:
        bruno = session.get_one(Participant, cast.bruno.id)
        forged = Keyring("another key").participant_token(bruno)
        session.expunge(bruno)
    bruno.token_version += 1
    revoked = sockets.keyring.participant_token(bruno)
    for token in (forged, revoked):
        assert sockets.open(token).refusal["data"] == {"code": "unauthenticated"}


def test_who_has_the_place_on_another_phone_is_told_so(sockets: Sockets) -> None:
    cast = sockets.cast
    before = sockets.token(cast.bruno)
    cast.do(cast.anna, "renew_link", participant=cast.bruno.id)
    assert sockets.open(before).refusal["data"] == {"code": "unauthenticated", "moved": True}
    assert sockets.open(sockets.token(cast.bruno)).client.connected
    removed = sockets.token(cast.denis)
    cast.do(cast.anna, "remove_participant", participant=cast.denis.id)
    assert sockets.open(removed).refusal["data"] == {"code": "unauthenticated"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://evil.example", "X-Forwarded-Host": "evil.example"},
        {"Origin": "http://evil.example", "Forwarded": "host=evil.example"},
        {"Origin": "null"},
    ],
)
def test_pages_of_other_sites_open_no_socket(hall: Server, headers: dict[str, str]) -> None:
    assert requests.get(hall.url + POLLING, headers=headers, timeout=30).status_code == 400


def test_our_own_pages_and_programs_open_one(hall: Server) -> None:
    assert requests.get(hall.url + POLLING, headers={"Origin": hall.url}, timeout=30).status_code == 200
    assert requests.get(hall.url + POLLING, timeout=30).status_code == 200


def test_a_new_password_hangs_up_on_who_came_with_the_old_one(sockets: Sockets, hall: Server) -> None:
    cast = sockets.cast
    old, colleague, gone = sockets.of(cast.anna, cast.stream), sockets.of(cast.bruno, cast.stream), Event()
    old.client.on("disconnect", lambda *_: gone.set())
    token, link = sockets.token(cast.anna), f"{hall.url}{password_link(cast)}"
    browser = requests.Session()
    form = Fields(browser.get(link, timeout=60).text).values
    assert browser.post(link, data={**form, "password": "un'altra frase lunga"}, timeout=60).ok
    assert gone.wait(PATIENCE)
    assert sockets.open(token).refusal["data"] == {"code": "unauthenticated"}
    assert colleague.client.connected


def password_link(cast: Cast) -> str:
    """A one-time link for Anna's password."""
    with cast.journal.reading() as session:
        address = session.get_one(User, cast.anna.id).email
    secret, until = new_secret(), stamp(now() + timedelta(minutes=5))
    cast.do(SYSTEM, "make_password_link", email=address, link_hash=secret_hash(secret), until=until)
    return f"/password/{secret}"
