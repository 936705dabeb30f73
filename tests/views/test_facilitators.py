"""Inviting a colleague to conduct, as both see it."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitator.clock import now, stamp
from facilitator.identity import SYSTEM, new_secret, secret_hash
from tests.cast import Cast
from tests.permissions.people import sign_in
from tests.views.forms import SETUP_PASSWORD, Fields, send, words
from tests.views.test_links import conductor as conductor


@pytest.fixture
def fabio(app: Flask, cast: Cast) -> FlaskClient:
    """The browser of a colleague."""
    browser = app.test_client()
    sign_in(browser, cast, cast.fabio)
    return browser


def made(conductor: FlaskClient, cast: Cast) -> str:
    """A new link, as it is shown once."""
    page = f"/w/{cast.workshop}/facilitators"
    found = re.search(r"/colleague/[\w-]+", send(conductor, page, to=f"{page}/links").text)
    assert found
    assert "/colleague/" not in conductor.get(page).text
    return found[0]


def test_a_colleague_follows_the_link_and_conducts(conductor: FlaskClient, fabio: FlaskClient, cast: Cast) -> None:
    link = made(conductor, cast)
    assert fabio.get(link).location == "/colleague"
    assert "Tappa di Chieri" in words(fabio.get("/colleague").text)
    assert fabio.get(f"/w/{cast.workshop}/cockpit").status_code == 404
    assert send(fabio, "/colleague").location == f"/w/{cast.workshop}/cockpit"
    assert fabio.get(f"/w/{cast.workshop}/cockpit").status_code == 200
    assert "Tappa di Chieri" in words(fabio.get("/").text)
    assert fabio.get(link).status_code == 404


def test_who_is_not_signed_in_signs_in_first_and_comes_back_without_the_link(
    app: Flask, conductor: FlaskClient, cast: Cast
) -> None:
    link = made(conductor, cast)
    browser = app.test_client()
    assert browser.get(link).location == "/colleague"
    assert browser.get("/colleague").location == "/login?next=/colleague"
    sign_in(browser, cast, cast.fabio)
    assert "Tappa di Chieri" in words(browser.get("/colleague").text)


def test_who_conducts_already_leaves_the_link_good(conductor: FlaskClient, fabio: FlaskClient, cast: Cast) -> None:
    link = made(conductor, cast)
    conductor.get(link)
    assert conductor.get("/colleague").location == f"/w/{cast.workshop}/cockpit"
    assert fabio.get(link).status_code == 302


def test_a_link_is_revoked_by_who_conducts(conductor: FlaskClient, fabio: FlaskClient, cast: Cast) -> None:
    link = made(conductor, cast)
    page = conductor.get(f"/w/{cast.workshop}/facilitators").text
    revocation = re.search(r"/w/[^\"]+/revocation", page)
    assert revocation
    values = Fields(page).values
    assert conductor.post(revocation[0], data=values).location == f"/w/{cast.workshop}/facilitators"
    assert fabio.get(link).status_code == 404
    assert fabio.get("/colleague").status_code == 404


def test_who_guesses_links_waits(fabio: FlaskClient) -> None:
    answers = [fabio.get(f"/colleague/{number}").status_code for number in range(40)]
    assert answers[0] == 404 and answers[-1] == 429


def test_the_form_sent_twice_makes_one_link(conductor: FlaskClient, cast: Cast) -> None:
    page = f"/w/{cast.workshop}/facilitators"
    values = Fields(conductor.get(page).text).values
    answers = [conductor.post(f"{page}/links", data=values).status_code for _ in range(2)]
    assert answers == [200, 409]
    assert conductor.get(page).text.count("/revocation") == 1


def test_a_colleague_is_taken_off_again(conductor: FlaskClient, fabio: FlaskClient, cast: Cast) -> None:
    fabio.get(made(conductor, cast))
    send(fabio, "/colleague")
    page = f"/w/{cast.workshop}/facilitators"
    gone = send(conductor, page, to=f"{page}/{cast.fabio.id}/removal")
    assert gone.location == page
    assert "Fabio" not in words(conductor.get(page).text)
    assert fabio.get(f"/w/{cast.workshop}/cockpit").status_code == 404
    send(conductor, page, to=f"{page}/{cast.anna.id}/removal")
    assert "è la sola" in words(conductor.get(page).text)


def test_who_has_no_account_is_told_what_is_asked_and_comes_back_after_the_first_password(
    app: Flask, conductor: FlaskClient, cast: Cast
) -> None:
    guest, english = app.test_client(), {"Accept-Language": "en"}
    assert "You are asked" not in words(guest.get("/login", headers=english).text)
    guest.get(made(conductor, cast))
    asked = words(guest.get("/login?next=/colleague", headers=english).text)
    assert "You are asked to conduct “Tappa di Chieri” together" in asked
    assert "If you have no account, ask who sent you the link." in asked
    assert "Anna" not in asked
    secret = new_secret()
    cast.do(SYSTEM, "create_account", email="nuova@example.org", name="Nuova", password_hash=new_secret())
    until = stamp(now() + timedelta(days=3))
    cast.do(SYSTEM, "make_password_link", email="nuova@example.org", link_hash=secret_hash(secret), until=until)
    first = words(guest.get(f"/password/{secret}", headers=english).text)
    assert "The old password stops working" not in first
    assert send(guest, f"/password/{secret}", password=SETUP_PASSWORD).location == "/colleague"
    assert send(guest, "/colleague").location == f"/w/{cast.workshop}/cockpit"


def test_who_administers_is_led_to_the_accounts_from_the_invitation(
    conductor: FlaskClient, fabio: FlaskClient, cast: Cast
) -> None:
    page = f"/w/{cast.workshop}/facilitators"
    assert re.search(r'non ha ancora un account\? <a href="/staff">', conductor.get(page).text)
    fabio.get(made(conductor, cast))
    send(fabio, "/colleague")
    answer = fabio.get(page)
    assert answer.status_code == 200 and "non ha ancora un account" not in answer.text
