"""Inviting a colleague to conduct, as both see it."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.permissions.people import sign_in
from tests.views.forms import Fields, send, words
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
