"""Links to sign up and of the screen that came into wrong hands are replaced, and the ones before stop."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitator.extensions import db
from facilitator.models import Workshop
from tests.api.programs import Programs
from tests.cast import Cast
from tests.permissions.people import sign_in
from tests.views.forms import words

FAR = "2099-12-31T22:59:59Z"


@pytest.fixture
def anna(app: Flask, cast: Cast) -> FlaskClient:
    browser = app.test_client()
    sign_in(browser, cast, cast.anna)
    return browser


def signup_path(app: Flask, cast: Cast) -> str:
    with app.app_context():
        return f"/signup/{app.extensions['keyring'].signup_token(db.session.get_one(Workshop, cast.workshop))}"


def press(browser: FlaskClient, page: str, action: str) -> str:
    """Press the button of a form of a page, which leads back to it."""
    form = browser.get(page).text.partition(f'action="{action}"')[2].partition("</form>")[0]
    values = {
        name: form.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("csrf_token", "operation")
    }
    return words(browser.post(action, data=values, follow_redirects=True).text)


def test_a_replaced_link_to_sign_up_stops_and_the_new_one_opens(
    app: Flask, anna: FlaskClient, client: FlaskClient, cast: Cast
) -> None:
    cast.do(cast.anna, "open_signup", workshop=cast.workshop, until=FAR)
    before = signup_path(app, cast)
    assert client.get(before).status_code == 200
    said = press(anna, f"/w/{cast.workshop}/signup", f"/w/{cast.workshop}/signup/link")
    assert "Ecco il link nuovo." in said
    assert (client.get(before).status_code, client.get(signup_path(app, cast)).status_code) == (404, 200)


def test_a_replaced_link_of_the_screen_reads_nothing_more(app: Flask, anna: FlaskClient, cast: Cast) -> None:
    path, before = f"/api/v1/workshops/{cast.workshop}", Programs(app, cast).projector.headers
    assert app.test_client().get(path, headers=before).status_code == 200
    said = press(anna, f"/w/{cast.workshop}/links", f"/w/{cast.workshop}/projector/link")
    assert "Lo schermo ha un link nuovo" in said
    assert app.test_client().get(path, headers=before).status_code == 401
    assert app.test_client().get(path, headers=Programs(app, cast).projector.headers).status_code == 200
