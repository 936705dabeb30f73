"""Every route and every operation, tried by every kind of person."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from facilitator.app import create_app
from facilitator.extensions import db
from facilitator.identity import SYSTEM, Actor
from facilitator.journal import Journal
from facilitator.operations import VERBS
from tests.cast import Cast, Stage
from tests.lasting import PATIENT, prepared
from tests.permissions.attempts import ATTEMPTS, BODIES, places
from tests.permissions.page import PAGE, endpoints, written
from tests.permissions.people import People
from tests.permissions.table import LIBRARIES, OPERATIONS, PEOPLE, ROUTES, SERVER, STAFF_PAGE, YES


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One app for all questions, where nobody waits for trying too much."""
    settings = prepared(tmp_path_factory.mktemp("permissions"), None)
    app = create_app(settings.model_copy(update={**PATIENT, "public_url": "http://tappe.example.org"}))
    app.testing = True
    yield app
    app.extensions["journal"].engine.dispose()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def journal(app: Flask) -> Journal:
    journal: Journal = app.extensions["journal"]
    return journal


@pytest.fixture(scope="module")
def administrator(journal: Journal) -> Actor:
    """Who came first looks after the accounts, and conducts nothing."""
    return Stage(journal).create_facilitator("Gemma")


@pytest.fixture
def people(app: Flask, administrator: Actor, cast: Cast) -> People:
    """One of each kind."""
    return People(app, cast, administrator)


def filled(route: str, cast: Cast) -> str:
    """A route with something in its angles."""
    known = places(route, cast)
    return re.sub("<([a-z]+)>", lambda place: known[place[1]], route)


def test_every_operation_has_a_rule_and_a_row() -> None:
    assert {name for name, verb in VERBS.items() if not callable(verb.by)} == set()
    assert set(OPERATIONS) == set(VERBS) == set(ATTEMPTS)


@pytest.mark.parametrize("verb", sorted(OPERATIONS))
def test_an_operation_is_done_for_those_who_may_and_refused_to_the_others(verb: str, people: People) -> None:
    cast = people.cast
    answers = {name: cast.submit(actor, verb, **ATTEMPTS[verb](cast)) for name, actor in people.actors.items()}
    outcomes = tuple(answer.refusal.code if answer.refusal else YES for answer in answers.values())
    assert outcomes == OPERATIONS[verb], {name: str(answer.refusal) for name, answer in answers.items()}
    if OPERATIONS[verb] == SERVER:
        cast.do(SYSTEM, verb, **ATTEMPTS[verb](cast))


def test_every_route_has_a_rule_and_a_row(app: Flask) -> None:
    ours = {route: endpoint for route, endpoint in endpoints(app).items() if route not in LIBRARIES}
    assert [route for route, endpoint in ours.items() if not hasattr(app.view_functions[endpoint], "rule")] == []
    assert set(ROUTES) == set(ours)
    assert set(LIBRARIES) <= set(endpoints(app)), "a library's route is gone: take it off the list"


@pytest.mark.parametrize("route", sorted(ROUTES))
def test_a_route_answers_those_who_may_and_refuses_the_others(
    route: str, app: Flask, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    method, _, rule = route.partition(" ")
    path = filled(rule, people.cast)
    bodies = [BODIES[route](people.cast) if route in BODIES else None for _ in PEOPLE]
    asked = zip(PEOPLE, bodies, strict=True)
    answers = {name: people.ask(name, method, path, body).status_code for name, body in asked}
    assert tuple(answers.values()) == ROUTES[route], answers


def test_who_conducts_looks_at_a_table_and_nobody_else_does(people: People) -> None:
    path = f"/w/{people.cast.workshop}/table?table={people.cast.tables[2]}"
    answers = [people.ask(name, "GET", path, None).status_code for name in people.actors]
    assert tuple(answers) == STAFF_PAGE


def test_no_form_is_taken_from_a_page_of_another_site(app: Flask, people: People) -> None:
    forms = [route for route in [*ROUTES, *LIBRARIES] if not route.startswith("GET ") and "/api/" not in route]
    assert len(forms) > 5
    for route in forms:
        path = filled(route.partition(" ")[2], people.cast)
        assert people.browser("conducts").post(path, data={"email": "x"}).status_code == 400, route


def test_the_page_about_permissions_says_what_the_rules_say(app: Flask) -> None:
    assert PAGE.read_text(encoding="utf-8") == written(app), "run `.venv/bin/python -m tests.permissions.page`"
