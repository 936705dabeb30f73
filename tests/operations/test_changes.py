"""One field at a time, by two who prepare together."""

from typing import Any

import pytest

from facilitator.journal import Answer
from facilitator.models import User
from tests.cast import Cast
from tests.operations.listening import Listening, code


@pytest.fixture
def draft(cast: Cast) -> str:
    """A session of Anna's that nobody has entered."""
    return cast.create_workshop(cast.anna, "Tappa di domani", open=False, starts_at="2026-11-23T08:30:00Z")


def change(cast: Cast, workshop: str, known: dict[str, Any] | None = None, **changes: Any) -> Answer:
    looked = {"known": known} if known else {}
    return cast.submit(cast.anna, "change_workshop", workshop=workshop, changes=changes, **looked)


def about(cast: Cast, workshop: str) -> dict[str, Any]:
    told: dict[str, Any] = cast.snapshot(f"workshop:{workshop}")["workshop"]
    return told


def test_one_field_changes_and_the_others_stay(cast: Cast, listening: Listening) -> None:
    before = about(cast, cast.workshop)
    assert change(cast, cast.workshop, host="Comune di Asti").ok
    assert listening.told == {"everybody": ["workshop_edited"]}
    assert about(cast, cast.workshop) == {**before, "host": "Comune di Asti"}
    assert change(cast, cast.workshop, host=None).ok
    assert about(cast, cast.workshop) == {**before, "host": None}


def test_two_who_change_different_fields_lose_nothing(cast: Cast, draft: str) -> None:
    assert change(cast, draft, {"title": "Tappa di domani"}, title="Tappa di Asti").ok
    assert change(cast, draft, {"question": None}, question="Che cosa serve?").ok
    assert [about(cast, draft)[name] for name in ("title", "question")] == ["Tappa di Asti", "Che cosa serve?"]


def test_who_did_not_see_the_last_change_is_told_of_it(cast: Cast, draft: str) -> None:
    colleague = cast.create_facilitator("Berta")
    with cast.journal.reading() as session:
        email = session.get_one(User, colleague.id).email
    cast.do(cast.anna, "add_facilitator", workshop=draft, email=email)
    looked = {"title": "Tappa di domani"}
    cast.do(colleague, "change_workshop", workshop=draft, changes={"title": "Tappa di Asti"}, known=looked)
    late = change(cast, draft, looked, title="Tappa di Alba")
    assert code(late) == "stale_revision"
    assert late.as_json()["current"] == "Tappa di Asti" and late.as_json()["path"] == "changes.title"
    assert about(cast, draft)["title"] == "Tappa di Asti"
    assert change(cast, draft, {"title": "Tappa di Asti"}, title="Tappa di Alba").ok


def test_who_writes_the_same_disturbs_nobody(cast: Cast, draft: str) -> None:
    assert change(cast, draft, title="Tappa di Asti").ok
    assert change(cast, draft, {"title": "Tappa di domani"}, title="Tappa di Asti").ok


def test_the_hours_go_with_the_day_and_the_clock_of_the_place(cast: Cast, draft: str) -> None:
    assert change(cast, draft, ends="12:30").ok
    assert change(cast, draft, date="2027-07-01").ok
    told = about(cast, draft)
    assert (told["starts_at"], told["ends_at"]) == ("2027-07-01T07:30:00.000Z", "2027-07-01T10:30:00.000Z")
    assert change(cast, draft, time_zone="Europe/London").ok
    assert about(cast, draft)["starts_at"] == "2027-07-01T08:30:00.000Z"


def test_who_begins_after_the_end_moves_the_end_too(cast: Cast, draft: str) -> None:
    change(cast, draft, ends="12:30")
    assert change(cast, draft, starts="9:00").ok
    assert about(cast, draft)["ends_at"] == "2026-11-23T11:30:00.000Z"
    assert change(cast, draft, starts="14:00").ok
    assert about(cast, draft)["ends_at"] == "2026-11-23T16:30:00.000Z"
    refused = change(cast, draft, ends="13:00")
    assert (code(refused), refused.as_json()["reason"]) == ("invalid", "ends_before")


@pytest.mark.parametrize(
    "wrong",
    [{}, {"title": ""}, {"title": None}, {"title": "T" * 201}, {"starts": "25:00"}, {"mode": "by letter"}]
    + [{"time_zone": name} for name in ("Europe/Chieri", "localtime", "Factory", "GMT0", "", "/etc/passwd")]
    + [{"starts": "٠٩:٣٠"}, {"starts": "09:30+01:00"}, {"starts": "09:30\n"}]
    + [{"retention_days": 0}, {"date": "12 marzo"}, {"code": "AAAAAA"}],
)
def test_what_does_not_read_well_changes_nothing(cast: Cast, draft: str, wrong: dict[str, Any]) -> None:
    before = about(cast, draft)
    assert code(change(cast, draft, **wrong)) in ("invalid", "too_long")
    assert about(cast, draft) == before


@pytest.mark.parametrize("promise", [{"language": "en"}, {"naming": "names"}, {"retention_days": 365}])
def test_what_people_have_read_stays(cast: Cast, draft: str, promise: dict[str, Any]) -> None:
    assert change(cast, draft, **promise).ok
    refused = change(cast, cast.workshop, **promise)
    assert (code(refused), refused.as_json()["reason"]) == ("invalid", "promised")
    assert change(cast, cast.workshop, retention_days=10, host="Comune di Asti").ok


def test_a_closed_session_stays_as_it_was(cast: Cast) -> None:
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert code(change(cast, cast.workshop, title="Tappa di Asti")) == "workshop_closed"


def test_correcting_the_day_takes_the_end_along(cast: Cast, draft: str) -> None:
    change(cast, draft, ends="12:30")
    assert change(cast, draft, date="2026-12-01").ok
    assert about(cast, draft)["ends_at"] == "2026-12-01T11:30:00.000Z"
