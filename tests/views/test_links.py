"""Personal links, as those who get one and those who give them see it."""

import re

import pytest
import segno
from flask import Flask
from flask.testing import FlaskClient

from facilitator import qr
from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.models import Participant
from tests.cast import Cast
from tests.permissions.people import sign_in
from tests.views.forms import Fields, send, words


def invite(cast: Cast, workshop: str, *names: str) -> None:
    people = [{"name": name, "body": "Comune di Asti"} for name in names]
    cast.do(cast.anna, "import_participants", workshop=workshop, participants=people)


def links(app: Flask, workshop: str) -> dict[str | None, str]:
    """The link of each person of a session, as a path."""
    with app.app_context():
        people = db.session.query(Participant).filter_by(workshop_id=workshop)
        return {one.name: f"/me/{app.extensions['keyring'].personal_token(one)}" for one in people}


@pytest.fixture
def conductor(app: Flask, cast: Cast) -> FlaskClient:
    """Anna's browser."""
    browser = app.test_client()
    sign_in(browser, cast, cast.anna)
    return browser


@pytest.fixture
def gino(app: Flask, cast: Cast) -> str:
    """The link of somebody who was invited."""
    invite(cast, cast.workshop, "Gino")
    return links(app, cast.workshop)["Gino"]


def test_after_a_link_the_address_bar_keeps_nothing_of_it(client: FlaskClient, cast: Cast, gino: str) -> None:
    answer = client.get(gino)
    assert (answer.status_code, answer.location) == (302, f"/w/{cast.workshop}/me")
    assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == ("no-referrer", "no-store")
    (cookie,) = (each for each in answer.headers.getlist("Set-Cookie") if each.startswith("participant="))
    for part in (f"Path=/w/{cast.workshop}/", "HttpOnly", "SameSite=Lax"):
        assert part in cookie
    page = client.get(answer.location).text
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert gino.removeprefix("/me/") not in title


def test_looking_at_a_link_makes_nobody_present(client: FlaskClient, cast: Cast, gino: str) -> None:
    """Messengers open links to draw a picture of them."""
    client.get(gino)
    assert "Entra come Gino" in words(client.get(f"/w/{cast.workshop}/me").text)
    assert cast.snapshot(cast.stream)["counts"]["present"] == 3


def test_one_button_leads_to_the_table_after_the_notice(client: FlaskClient, cast: Cast, gino: str) -> None:
    page = f"/w/{cast.workshop}/me"
    client.get(gino)
    text = client.get(page).text
    assert 0 < text.index('id="notice"') < text.index("Entra come")
    assert send(client, page).location == f"/w/{cast.workshop}/table"
    assert client.get(f"/w/{cast.workshop}/table").status_code == 200
    assert cast.snapshot(cast.stream)["counts"]["present"] == 4


def test_before_the_opening_the_link_leads_to_the_closed_door(app: Flask, client: FlaskClient, cast: Cast) -> None:
    workshop = cast.create_workshop(cast.anna, "Domani", open=False)
    invite(cast, workshop, "Gino")
    page = client.get(links(app, workshop)["Gino"], follow_redirects=True)
    assert "La porta è ancora chiusa" in words(page.text)
    assert client.get(f"/w/{workshop}/me/door").get_json() == {"open": False}
    assert client.get(f"/w/{workshop}/table").location == f"/w/{workshop}/me"
    cast.do(cast.anna, "open_workshop", workshop=workshop)
    assert client.get(f"/w/{workshop}/me/door").get_json() == {"open": True}


def test_both_devices_of_a_person_go_on(app: Flask, client: FlaskClient, cast: Cast, gino: str) -> None:
    phone, laptop = client, app.test_client()
    for device in (phone, laptop):
        device.get(gino)
        if cast.snapshot(cast.stream)["counts"]["present"] == 3:
            send(device, f"/w/{cast.workshop}/me")
    assert laptop.get(f"/w/{cast.workshop}/me").location == f"/w/{cast.workshop}/table"
    tokens = [
        re.findall('data-token="([^"]+)"', each.get(f"/w/{cast.workshop}/table").text) for each in (phone, laptop)
    ]
    assert tokens[0] == tokens[1] and len(tokens[0]) == 1
    assert cast.snapshot(cast.stream)["counts"]["present"] == 4


def test_who_entered_with_the_code_comes_back_by_the_own_link(app: Flask, client: FlaskClient, cast: Cast) -> None:
    page = client.get(links(app, cast.workshop)["Bruno"]).location
    assert client.get(page).location == f"/w/{cast.workshop}/table"
    assert str(cast.bruno.id) in client.get(f"/w/{cast.workshop}/table").text


def test_a_wrong_link_says_what_to_do_and_who_tries_many_waits(app: Flask, cast: Cast, gino: str) -> None:
    guesser = app.test_client()
    answers = [guesser.get(f"/me/{number:043}", headers={"Accept-Language": "it"}) for number in range(40)]
    assert answers[0].status_code == 404 and "Questo collegamento non vale" in words(answers[0].text)
    assert answers[-1].status_code == 429
    assert guesser.get(gino).status_code == 302


def test_the_list_has_a_row_and_a_qr_for_each(settings: Settings, app: Flask, cast: Cast, gino: str) -> None:
    reachable = create_app(settings.model_copy(update={"public_url": "http://tappe.example.org"}))
    browser = reachable.test_client()
    sign_in(browser, cast, cast.anna)
    page = browser.get(f"/w/{cast.workshop}/links").text
    assert page.count('class="pass"') == page.count("data:image/svg+xml") == 4
    for name, link in links(app, cast.workshop).items():
        assert f"QR del link di {name}" in page and f"http://tappe.example.org{link}" in page


@pytest.fixture
def reachable(settings: Settings, cast: Cast) -> FlaskClient:
    """Anna's browser at a server phones can reach, with 205 people of whom three are in."""
    invite(cast, cast.workshop, *(f"Gino {number:03}" for number in range(1, 203)))
    browser = create_app(settings.model_copy(update={"public_url": "http://tappe.example.org"})).test_client()
    sign_in(browser, cast, cast.anna)
    return browser


def test_a_long_list_comes_in_parts_and_each_person_stands_in_one(reachable: FlaskClient, cast: Cast) -> None:
    page = f"/w/{cast.workshop}/links"
    parts = [reachable.get(f"{page}?part={number}").text for number in (1, 2, 3)]
    assert [part.count("data:image/svg+xml") for part in parts] == [100, 100, 5]
    assert "Persone 101–200 di 205" in words(parts[1]) and "Persone 201–205 di 205" in words(parts[2])
    listed = [name for part in parts for name in re.findall('<h2 class="h-l">([^<]+)</h2>', part)]
    assert len(set(listed)) == len(listed) == 205
    assert 'rel="prev"' not in parts[0] and 'rel="next"' not in parts[2]
    assert all(f'href="{page}?part=all"' in part and "data-prints" not in part for part in parts)


@pytest.mark.parametrize(("asked", "shown"), [("", 1), ("0", 1), ("-3", 1), ("x", 1), ("99", 3), ("1e9", 1)])
def test_a_part_there_is_not_is_the_nearest_one(reachable: FlaskClient, cast: Cast, asked: str, shown: int) -> None:
    page = reachable.get(f"/w/{cast.workshop}/links?part={asked}").text
    assert f"Persone {100 * shown - 99}–" in words(page)


def test_the_whole_list_is_one_page_to_print(reachable: FlaskClient, cast: Cast) -> None:
    page = reachable.get(f"/w/{cast.workshop}/links?part=all").text
    assert page.count('class="pass"') == page.count("data:image/svg+xml") == 205
    assert "data-prints" in page and "Una parte alla volta" in words(page)


def test_who_replaces_a_link_comes_back_to_the_same_part(reachable: FlaskClient, cast: Cast) -> None:
    page = reachable.get(f"/w/{cast.workshop}/links?part=3").text
    action = re.findall(r'action="([^"]+/renewal[^"]+)"', page)[0]
    answer = reachable.post(action, data=Fields(page).values)
    assert answer.location == f"/w/{cast.workshop}/links?part=3"


def test_no_code_is_drawn_by_who_serves_the_others(
    reachable: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawing is done by another process: here it would fail."""
    monkeypatch.setattr(segno, "make", None)
    assert reachable.get(f"/w/{cast.workshop}/links").text.count("data:image/svg+xml") == 100


def test_links_are_shown_when_their_codes_cannot_be_drawn(
    reachable: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qr, "SECONDS", 0)
    page = reachable.get(f"/w/{cast.workshop}/links").text
    assert page.count('class="pass"') == 100 and "data:image" not in page
    assert "i codici QR non si sono potuti disegnare" in words(page)


def test_no_qr_leads_a_phone_to_itself(conductor: FlaskClient, cast: Cast, gino: str) -> None:
    page = conductor.get(f"/w/{cast.workshop}/links").text
    assert "data:image" not in page and "I telefoni non raggiungono questo indirizzo" in words(page)


def test_an_empty_list_says_what_to_do(conductor: FlaskClient, cast: Cast) -> None:
    workshop = cast.create_workshop(cast.anna, "Domani", open=False)
    page = conductor.get(f"/w/{workshop}/links").text
    assert "Nell’elenco non c’è ancora nessuno" in words(page) and f'href="/w/{workshop}/people"' in page


def test_a_link_is_replaced_by_who_conducts(app: Flask, conductor: FlaskClient, cast: Cast, gino: str) -> None:
    with app.app_context():
        person = db.session.query(Participant).filter_by(workshop_id=cast.workshop, name="Gino").one().id
    values = Fields(conductor.get(f"/w/{cast.workshop}/links").text).values
    answer = conductor.post(f"/w/{cast.workshop}/links/{person}/renewal", data=values)
    assert answer.location == f"/w/{cast.workshop}/links"
    holder = app.test_client()
    assert holder.get(gino).status_code == 404
    assert holder.get(links(app, cast.workshop)["Gino"]).status_code == 302


def test_a_replaced_link_ends_for_who_had_followed_it(app: Flask, client: FlaskClient, cast: Cast, gino: str) -> None:
    client.get(gino)
    send(client, f"/w/{cast.workshop}/me")
    assert client.get(f"/w/{cast.workshop}/table").status_code == 200
    with app.app_context():
        person = db.session.query(Participant).filter_by(workshop_id=cast.workshop, name="Gino").one().id
    cast.do(cast.anna, "renew_link", participant=person)
    moved = client.get(f"/w/{cast.workshop}/table")
    assert moved.status_code == 403
    assert "Il tuo posto è su un altro telefono" in moved.text or "Your place is on another phone" in moved.text
    assert client.get(f"/w/{cast.workshop}/me").location == "/join"


def test_all_links_of_who_is_not_in_are_replaced_at_once(
    app: Flask, conductor: FlaskClient, cast: Cast, gino: str
) -> None:
    before = links(app, cast.workshop)
    values = Fields(conductor.get(f"/w/{cast.workshop}/links").text).values
    conductor.post(f"/w/{cast.workshop}/links/renewal", data=values)
    after = links(app, cast.workshop)
    assert {name for name in before if before[name] != after[name]} == {"Gino"}


def test_nobody_replaces_the_link_of_another_session(app: Flask, conductor: FlaskClient, cast: Cast) -> None:
    before = links(app, str(cast.eve.workshop))
    values = Fields(conductor.get(f"/w/{cast.workshop}/links").text).values
    conductor.post(f"/w/{cast.workshop}/links/{cast.eve.id}/renewal", data=values)
    assert links(app, str(cast.eve.workshop)) == before
