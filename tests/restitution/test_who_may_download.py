"""Every door to a file, in every state of a session: who conducts gets what they ask for, nobody else anything."""

import pytest
from flask.testing import FlaskClient

from facilitator.restitution.formats import FORMATS
from tests.cast import Cast
from tests.restitution.conftest import Get

STEPS = {
    "open": (),
    "closed": ("close_workshop",),
    "published": ("close_workshop", "publish_restitution"),
    "archived": ("close_workshop", "publish_restitution", "archive_workshop"),
}
DOORS = {"page": "/w/{}/restitution.{}?edition={}", "API": "/api/v1/workshops/{}/restitution.{}?edition={}"}
EDITIONS = ("internal", "public")
QUICK = ("json", "md")


@pytest.fixture
def database(sqlite_database: str) -> str:
    """One database is enough: which one makes no difference to who may have a file."""
    return sqlite_database


def bring(cast: Cast, state: str) -> None:
    """The session with a note, in a state."""
    cast.add_note(cast.bruno, "Parola segreta")
    for step in STEPS[state]:
        cast.do(cast.anna, step, workshop=cast.workshop)


@pytest.mark.parametrize("state", STEPS)
@pytest.mark.parametrize("door", DOORS)
def test_nobody_but_who_conducts_gets_a_file(cast: Cast, get: Get, door: str, state: str) -> None:
    bring(cast, state)
    refusals = {"bruno": 403, "eve": 404, "fabio": 404, "nobody": 401 if door == "API" else 302}
    asking = {"bruno": cast.bruno, "eve": cast.eve, "fabio": cast.fabio, "nobody": None}
    for form in FORMATS:
        for edition in EDITIONS:
            answers = {name: get(who, DOORS[door].format(cast.workshop, form, edition)) for name, who in asking.items()}
            assert {name: answer.status_code for name, answer in answers.items()} == refusals, (form, edition)
            assert not any("Parola segreta" in answer.text for answer in answers.values())
            assert not any("attachment" in answer.headers.get("Content-Disposition", "") for answer in answers.values())


@pytest.mark.parametrize("state", STEPS)
@pytest.mark.parametrize("door", DOORS)
def test_who_conducts_gets_every_edition_and_nothing_on_the_way_keeps_it(
    cast: Cast, get: Get, door: str, state: str
) -> None:
    bring(cast, state)
    for form in QUICK:
        for edition in EDITIONS:
            answer = get(cast.anna, DOORS[door].format(cast.workshop, form, edition))
            assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
            assert "Parola segreta" in answer.text
            assert "Bruno" not in answer.text


@pytest.mark.parametrize("door", DOORS)
def test_of_a_deleted_session_nobody_gets_a_file(cast: Cast, get: Get, door: str) -> None:
    bring(cast, "closed")
    cast.do(cast.anna, "delete_workshop", workshop=cast.workshop, title="Tappa di Chieri")
    for form in FORMATS:
        answer = get(cast.anna, DOORS[door].format(cast.workshop, form, "internal"))
        assert (answer.status_code, "Parola segreta" in answer.text) == (404, False)


@pytest.mark.parametrize("form", FORMATS)
def test_everybody_gets_the_files_of_a_published_edition_until_it_is_withdrawn(
    cast: Cast, client: FlaskClient, form: str
) -> None:
    bring(cast, "published")
    path = f"{cast.snapshot(cast.stream)['restitution']['path']}/1/restitution.{form}"
    given = client.get(path)
    assert (given.status_code, given.content_type) == (200, FORMATS[form])
    assert given.headers["Cache-Control"] == "no-cache" and "Set-Cookie" not in given.headers
    cast.do(cast.anna, "withdraw_restitution", workshop=cast.workshop, edition=1)
    assert client.get(path).status_code == 410


@pytest.mark.parametrize("state", ["open", "closed"])
def test_what_is_not_published_has_no_public_address(cast: Cast, client: FlaskClient, state: str) -> None:
    bring(cast, state)
    assert cast.snapshot(cast.stream)["restitution"] is None
    for known in (cast.workshop, cast.code(cast.workshop), "1"):
        assert {client.get(f"/r/{known}/1/restitution.{form}").status_code for form in FORMATS} == {404}
