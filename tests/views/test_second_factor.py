"""Signing in in two steps, as its owner sees it."""

import re
import uuid
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from passlib.totp import TOTP
from werkzeug.test import TestResponse

from facilitator.app import create_app
from facilitator.clock import now, stamp
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.identity import SYSTEM, secret_hash
from facilitator.models import RecoveryCode, User
from facilitator.second_factor import SECONDS, SecondFactors
from tests.cast import Stage
from tests.views.conftest import EMAIL
from tests.views.forms import SETUP_PASSWORD, Fields, send, sign_in, words

PAGE = "/account/second-factor"
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}


class Phone:
    """An authenticator app: it knows what it was given, and the hour."""

    def __init__(self, page: str) -> None:
        link = re.search(r'href="(otpauth://[^"]+)"', page)
        assert link
        self.link = unescape(link[1])
        self.first = ""

    def code(self, steps: int = 1) -> str:
        """The code it is about to show: good already, and still good if the half minute ends meanwhile."""
        app: Any = TOTP.from_uri(self.link)
        return str(app.generate(int(now().timestamp()) + steps * SECONDS).token)


def switched_on(client: FlaskClient) -> tuple[Phone, list[str]]:
    """The phone of somebody who switched it on with the code it shows, and the recovery codes."""
    phone = Phone(client.get(PAGE).text)
    phone.first = phone.code(0)
    answer = send(client, PAGE, code=phone.first, current=SETUP_PASSWORD)
    assert answer.status_code == 200, words(answer.text)
    return phone, recovery_codes(answer.text)


def recovery_codes(page: str) -> list[str]:
    return re.findall(r"\d{4} \d{4} \d{4}", page)


def second_page(app: Flask, **environment: Any) -> FlaskClient:
    """A browser in which the right password was typed."""
    client = app.test_client()
    client.environ_base.update(environment)
    assert sign_in(client, EMAIL).location == "/login/code"
    return client


def type_code(client: FlaskClient, code: str) -> TestResponse:
    return send(client, "/login/code", code=code)


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/account").status_code == 200


def test_after_the_password_the_code_of_the_app_is_asked_for(app: Flask, staff: FlaskClient) -> None:
    phone, codes = switched_on(staff)
    assert is_signed_in(staff) and len(set(codes)) == 10
    browser = second_page(app)
    assert not is_signed_in(browser)
    assert type_code(browser, phone.code()).location == "/"
    assert is_signed_in(browser)


def test_other_browsers_sign_in_anew_when_it_is_switched_on(app: Flask, staff: FlaskClient) -> None:
    other = app.test_client()
    sign_in(other, EMAIL)
    switched_on(staff)
    assert is_signed_in(staff) and not is_signed_in(other)


def test_the_same_key_is_shown_until_it_is_on_and_can_be_read_without_a_camera(staff: FlaskClient) -> None:
    first, second = staff.get(PAGE).text, staff.get(PAGE).text
    assert Phone(first).link == Phone(second).link
    secret = re.search(r"secret=([A-Z2-7]{32})", Phone(first).link)
    assert secret and secret[1] in words(first).replace(" ", "")
    assert "data:image/svg+xml" in first


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("code", {"code": "000000"}),
        ("code", {"code": ""}),
        ("code", {"code": "١٢٣٤٥٦"}),
        ("code", {"code": "x" * 5000}),
        ("current", {"current": "not this one at all"}),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_it_stays_off(
    app: Flask, staff: FlaskClient, field: str, typed: dict[str, str]
) -> None:
    right = Phone(staff.get(PAGE).text).code()
    answer = send(staff, PAGE, **{"code": right, "current": SETUP_PASSWORD, **typed})
    assert answer.status_code == 400 and f'id="{field}-outcome"' in answer.text
    assert sign_in(app.test_client(), EMAIL).location == "/"


def test_the_form_sent_twice_shows_the_same_recovery_codes(staff: FlaskClient) -> None:
    phone = Phone(staff.get(PAGE).text)
    filled = {**Fields(staff.get(PAGE).text).values, "code": phone.code(), "current": SETUP_PASSWORD}
    first, second = (staff.post(PAGE, data=filled) for _ in range(2))
    assert recovery_codes(first.text) == recovery_codes(second.text) != []
    wrong = staff.post(PAGE, data={**filled, "current": "somebody else at the desk"})
    assert recovery_codes(wrong.text) == []


@pytest.mark.parametrize("written", ["{0} {1}", " {0}{1} ", "{0}-{1}", "{0}\u00a0{1}"])
def test_a_code_may_be_pasted_as_apps_write_it(app: Flask, staff: FlaskClient, written: str) -> None:
    phone, _ = switched_on(staff)
    code = phone.code()
    assert type_code(second_page(app), written.format(code[:3], code[3:])).location == "/"


@pytest.mark.parametrize(
    "typed", ["", " ", "\x00", "½½½½½½", "²²²²²²", "१२३४५६", "0" * 13, "x" * 9000, "<b>123456</b>"]
)
def test_what_is_no_code_is_refused_beside_its_field(app: Flask, staff: FlaskClient, typed: str) -> None:
    switched_on(staff)
    answer = type_code(second_page(app), typed)
    assert answer.status_code == 400 and 'id="code-outcome"' in answer.text


def test_a_form_whose_hidden_parts_are_broken_changes_nothing(app: Flask, staff: FlaskClient) -> None:
    phone = Phone(staff.get(PAGE).text)
    answer = send(staff, PAGE, code=phone.code(0), current=SETUP_PASSWORD, operation="\x00' or 1")
    assert answer.status_code == 400
    assert sign_in(app.test_client(), EMAIL).location == "/"


def test_no_code_is_taken_twice(app: Flask, staff: FlaskClient) -> None:
    phone, codes = switched_on(staff)
    assert type_code(second_page(app), phone.first).status_code == 400
    current = phone.code()
    assert type_code(second_page(app), current).location == "/"
    assert type_code(second_page(app), current).status_code == 400
    assert type_code(second_page(app), codes[0]).location == "/"
    answer = type_code(second_page(app), codes[0])
    assert answer.status_code == 400 and 'id="code-outcome"' in answer.text


def test_an_impatient_second_click_signs_in_once(app: Flask, staff: FlaskClient) -> None:
    phone, _ = switched_on(staff)
    browser = second_page(app)
    filled = {**Fields(browser.get("/login/code").text).values, "code": phone.code()}
    assert [browser.post("/login/code", data=filled).location for _ in range(2)] == ["/", "/"]


def test_each_recovery_code_lets_in_once_and_the_last_ones_are_said(app: Flask, staff: FlaskClient) -> None:
    _, codes = switched_on(staff)
    said = []
    for code in codes:
        browser = second_page(app)
        assert type_code(browser, code.replace(" ", "")).location == "/"
        said.append(words(browser.get("/").text))
    assert "recovery code" not in said[5]
    assert "3 recovery codes are left" in said[6] and "1 recovery code is left" in said[8]
    assert "no recovery codes left" in said[9]


def test_a_recovery_code_of_somebody_else_opens_nothing(app: Flask, staff: FlaskClient, stage: Stage) -> None:
    fabio = app.test_client()
    stage.do(SYSTEM, "create_account", email="fabio@example.org", password_hash="x" * 20, name="Fabio")
    until = stamp(now() + timedelta(minutes=5))
    stage.do(SYSTEM, "make_password_link", email="fabio@example.org", link_hash=secret_hash("for Fabio"), until=until)
    send(fabio, "/password/for Fabio", password=SETUP_PASSWORD)
    _, his = switched_on(fabio)
    switched_on(staff)
    assert type_code(second_page(app), his[0]).status_code == 400


def test_the_page_of_the_code_is_for_whose_password_was_right(app: Flask, staff: FlaskClient) -> None:
    phone, _ = switched_on(staff)
    stranger = app.test_client()
    assert stranger.get("/login/code").location == "/login"
    token = Fields(stranger.get("/login").text).values["csrf_token"]
    assert stranger.post("/login/code", data={"csrf_token": token, "code": phone.code()}).location == "/login"
    assert "sign in again" in words(stranger.get("/login").text)


def test_another_password_ends_what_waits_for_a_code(app: Flask, staff: FlaskClient, stage: Stage) -> None:
    phone, _ = switched_on(staff)
    thief = second_page(app)
    filled = {**Fields(thief.get("/login/code").text).values, "code": phone.code()}
    new = "quattro parole a caso"
    assert send(staff, "/account", to="/account/password", current=SETUP_PASSWORD, password=new).status_code == 302
    assert thief.post("/login/code", data=filled).location == "/login"
    assert not is_signed_in(thief)


def test_to_be_remembered_and_where_one_was_going_outlast_the_code(app: Flask, staff: FlaskClient) -> None:
    phone, _ = switched_on(staff)
    browser = app.test_client()
    stopped = browser.get("/workshops/new").location
    assert stopped
    chosen = {**Fields(browser.get(stopped).text).values, "email": EMAIL, "password": SETUP_PASSWORD, "remember": "y"}
    browser.post("/login", data=chosen)
    answer = type_code(browser, phone.code())
    assert answer.location == "/workshops/new"
    assert any(cookie.startswith("remember_token=") for cookie in answer.headers.getlist("Set-Cookie"))


def test_who_guesses_codes_waits_and_the_owner_elsewhere_does_not(app: Flask, staff: FlaskClient) -> None:
    phone, _ = switched_on(staff)
    guesser = second_page(app)
    answers = [type_code(guesser, f"{number:06}").status_code for number in range(12)]
    assert answers[0] == 400 and answers[-1] == 429
    assert type_code(second_page(app, **ELSEWHERE), phone.code()).location == "/"


def test_who_guesses_codes_from_everywhere_waits_and_recovery_codes_still_let_in(
    settings: Settings, staff: FlaskClient
) -> None:
    phone, codes = switched_on(staff)
    app = create_app(settings.model_copy(update={"sign_ins_burst": 2, "sign_ins_rate": 0.0001}))
    for number in range(20):
        guesser = second_page(app, REMOTE_ADDR=f"198.51.100.{number}")
        assert type_code(guesser, f"{number:06}").status_code == 400
    owner = second_page(app, **ELSEWHERE)
    assert type_code(owner, phone.code()).status_code == 429
    assert type_code(owner, codes[0]).location == "/"


def test_it_is_switched_off_with_the_password_and_a_code(app: Flask, staff: FlaskClient) -> None:
    phone, _ = switched_on(staff)
    for typed in ({"code": "000000"}, {"current": "not this one"}):
        wrong = send(staff, PAGE, to=f"{PAGE}/removal", **{"code": phone.code(), "current": SETUP_PASSWORD, **typed})
        assert wrong.status_code == 400 and 'aria-invalid="true"' in wrong.text
    assert sign_in(app.test_client(), EMAIL).location == "/login/code"
    right = send(staff, PAGE, to=f"{PAGE}/removal", code=phone.code(), current=SETUP_PASSWORD)
    assert right.location == "/account"
    assert sign_in(app.test_client(), EMAIL).location == "/"
    with app.app_context():
        assert db.session.scalars(sa.select(RecoveryCode)).all() == []


def test_a_recovery_code_switches_it_off_too(app: Flask, staff: FlaskClient) -> None:
    _, codes = switched_on(staff)
    send(staff, PAGE, to=f"{PAGE}/removal", code=codes[3], current=SETUP_PASSWORD)
    assert sign_in(app.test_client(), EMAIL).location == "/"


def test_the_key_of_before_gives_no_code_after_it_was_switched_off_and_on(app: Flask, staff: FlaskClient) -> None:
    old, codes = switched_on(staff)
    send(staff, PAGE, to=f"{PAGE}/removal", code=codes[0], current=SETUP_PASSWORD)
    new, _ = switched_on(staff)
    assert new.link != old.link
    assert type_code(second_page(app), old.code()).status_code == 400
    assert type_code(second_page(app), codes[1]).status_code == 400


def test_new_recovery_codes_end_the_older_ones(app: Flask, staff: FlaskClient) -> None:
    phone, old = switched_on(staff)
    new = recovery_codes(send(staff, PAGE, to=f"{PAGE}/codes", code=phone.code(), current=SETUP_PASSWORD).text)
    assert len(new) == 10 and not set(new) & set(old)
    assert type_code(second_page(app), old[0]).status_code == 400
    assert type_code(second_page(app), new[0]).location == "/"


def test_a_link_for_a_new_password_still_asks_for_the_code(app: Flask, staff: FlaskClient, stage: Stage) -> None:
    phone, _ = switched_on(staff)
    browser = app.test_client()
    assert send(browser, link(stage), password="quattro parole a caso").location == "/login/code"
    assert not is_signed_in(browser)
    assert type_code(browser, phone.code()).location == "/"


def test_a_link_that_frees_ends_the_second_step(app: Flask, staff: FlaskClient, stage: Stage) -> None:
    switched_on(staff)
    assert "The code of the app" not in words(app.test_client().get(link(stage)).text)
    address = link(stage, frees=True)
    assert "The code of the app is not asked for any more" in words(app.test_client().get(address).text)
    assert sign_in(app.test_client(), EMAIL).location == "/login/code"
    browser = app.test_client()
    assert send(browser, address, password=SETUP_PASSWORD).location == "/"
    assert "Switch it on" in words(browser.get("/account").text)
    assert sign_in(app.test_client(), EMAIL).location == "/"


def link(stage: Stage, frees: bool = False) -> str:
    until = stamp(now() + timedelta(minutes=30))
    stage.do(SYSTEM, "make_password_link", email=EMAIL, link_hash=secret_hash("a secret"), until=until, frees=frees)
    return "/password/a secret"


def test_neither_the_key_nor_a_recovery_code_is_stored(app: Flask, staff: FlaskClient) -> None:
    phone, codes = switched_on(staff)
    secret = re.search(r"secret=(\w+)", phone.link)
    assert secret
    with app.app_context():
        lines = list(db.session.connection().connection.driver_connection.iterdump())  # type: ignore[union-attr]
    kept = "\n".join(lines)
    assert EMAIL in kept
    assert [word for word in (secret[1], *codes, *(code.replace(" ", "") for code in codes)) if word in kept] == []


def test_another_installation_with_the_same_rows_gives_other_codes() -> None:
    user = User(id=str(uuid.uuid4()))
    one, other = SecondFactors("one secret key"), SecondFactors("another secret key")
    assert one.app(user, "seed").key != other.app(user, "seed").key
    assert one.recovery_codes(user, "x") != other.recovery_codes(user, "x")


def test_the_own_page_says_how_many_recovery_codes_are_left(app: Flask, staff: FlaskClient) -> None:
    _, codes = switched_on(staff)
    assert "10 recovery codes are left." in words(staff.get("/account").text)
    browser = second_page(app)
    for code in codes[:9]:
        browser = second_page(app)
        type_code(browser, code)
    assert "1 recovery code is left." in words(browser.get("/account").text)
    last = second_page(app)
    type_code(last, codes[9])
    assert "No recovery code is left: make new ones." in words(last.get("/account").text)
