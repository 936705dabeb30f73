"""Accounts and tokens from the command line."""

from pathlib import Path

import pytest
from flask import Flask

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.models import User
from tests.api.programs import Program, refused
from tests.commands.commands import run
from tests.views.forms import send, sign_in
from tests.views.test_second_factor import Phone

EMAIL, PASSWORD = "elena@example.org", "lampo sedia fico tram"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory where Elena has an account."""
    folder = tmp_path_factory.mktemp("accounts")
    made = run("user", "create", "--email", EMAIL, "--name", "Elena", "--data", folder, stdin=f"{PASSWORD}\n")
    assert (made.code, made.out) == (0, f"Account of {EMAIL} made.\n"), made.err
    return folder


@pytest.fixture(scope="module")
def app(data: Path) -> Flask:
    """The app on that directory."""
    return create_app(Settings(data=data))


def test_the_account_signs_in_and_the_first_one_administers(app: Flask) -> None:
    assert sign_in(app.test_client(), EMAIL, PASSWORD).status_code == 302
    with app.app_context():
        (elena,) = db.session.query(User).all()
        assert (elena.name, elena.is_admin) == ("Elena", True)


def test_a_short_password_and_a_second_account_are_refused(data: Path) -> None:
    short = run("user", "create", "--email", "a@example.org", "--data", data, stdin="corta\n")
    blank = run("user", "create", "--email", "a@example.org", "--data", data, stdin=" " * 14 + "\n")
    assert blank.complaint == short.complaint
    assert (short.code, short.complaint) == (1, "facilitator: The password has at least 12 characters.")
    again = run("user", "create", "--email", EMAIL, "--data", data, stdin=f"{PASSWORD}\n")
    assert (again.code, again.complaint) == (1, "facilitator: This e-mail has an account already.")


def test_a_link_sets_a_new_password_once(app: Flask, data: Path) -> None:
    made = run("user", "link", EMAIL, "--data", data, PUBLIC_URL="https://tappe.example.org/")
    assert made.code == 0
    (link,) = made.out.splitlines()
    path = link.removeprefix("https://tappe.example.org")
    assert path.startswith("/password/")
    assert send(app.test_client(), path, password="un'altra frase lunga").status_code == 302
    assert sign_in(app.test_client(), EMAIL, "un'altra frase lunga").status_code == 302
    assert app.test_client().get(path).status_code == 404


def test_a_token_is_all_that_is_printed_and_opens_the_door(app: Flask, data: Path) -> None:
    made = run("token", "create", "--email", EMAIL, "--data", data)
    assert made.code == 0
    (token,) = made.out.splitlines()
    new = {"title": "Tappa", "date": "2026-12-11", "mode": "online"}
    assert Program(app, token).post("/workshops", new).status_code == 201
    assert refused(Program(app, token + "x").post("/workshops", new)) == (401, "unauthenticated")


def test_what_is_asked_for_nobody_is_one_line(data: Path) -> None:
    asked = run("token", "create", "--email", "nobody@example.org", "--data", data)
    assert (asked.code, asked.complaint) == (1, "facilitator: No such account.")


COLLEAGUE = "fabio@example.org"


@pytest.fixture(scope="module")
def colleague(app: Flask, data: Path) -> str:
    """Fabio, who has an account too."""
    run("user", "create", "--email", COLLEAGUE, "--name", "Fabio", "--data", data, stdin=f"{PASSWORD}\n")
    return COLLEAGUE


def test_accounts_are_listed_with_what_is_special_about_them(data: Path, colleague: str) -> None:
    listed = run("user", "list", "--data", data)
    assert (listed.code, listed.out) == (0, f"{EMAIL}\tElena\tadministers\n{COLLEAGUE}\tFabio\t\n")


def test_an_account_is_switched_off_and_on(app: Flask, data: Path, colleague: str) -> None:
    off = run("user", "off", colleague.upper(), "--data", data)
    assert off.code == 0, off.err
    assert sign_in(app.test_client(), colleague, PASSWORD).status_code == 200
    refused_link = run("user", "link", colleague, "--data", data)
    assert (refused_link.code, refused_link.complaint) == (1, "facilitator: This account is switched off.")
    assert run("user", "on", colleague, "--data", data).code == 0
    assert sign_in(app.test_client(), colleague, PASSWORD).status_code == 302


def test_who_administers_is_chosen_and_one_always_stays(data: Path, colleague: str) -> None:
    for asked in (("off", EMAIL), ("admin", EMAIL, "--no-more")):
        alone = run("user", *asked, "--data", data)
        assert (alone.code, alone.complaint) == (
            1,
            "facilitator: Nobody else administers here: let somebody administer first.",
        )
    assert run("user", "admin", colleague, "--data", data).code == 0
    assert run("user", "admin", EMAIL, "--no-more", "--data", data).code == 0
    assert run("user", "admin", EMAIL, "--data", data).code == 0


def test_a_link_without_code_lets_in_who_lost_phone_and_recovery_codes(app: Flask, data: Path, colleague: str) -> None:
    fabio = app.test_client()
    sign_in(fabio, colleague, PASSWORD)
    phone = Phone(fabio.get("/account/second-factor").text)
    send(fabio, "/account/second-factor", code=phone.code(0), current=PASSWORD)
    for options, leads_to in (((), "/login/code"), (("--without-code",), "/")):
        made = run("user", "link", colleague, *options, "--data", data, PUBLIC_URL="https://tappe.example.org")
        path = made.out.strip().removeprefix("https://tappe.example.org")
        assert send(app.test_client(), path, password=PASSWORD).location == leads_to


def test_what_is_done_with_nobodys_account_is_one_line(data: Path) -> None:
    for asked in ("off", "on", "admin"):
        answer = run("user", asked, "nobody@example.org", "--data", data)
        assert (answer.code, answer.complaint) == (1, "facilitator: No such account.")
