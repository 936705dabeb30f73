"""A body nobody uses leaves the registry; one that is somebody's stays."""

from facilitator.models import Body
from tests.cast import Cast
from tests.operations.listening import Listening, code
from tests.operations.test_body_registry import add, body_id, come_from, found, fresh


def is_kept(cast: Cast, body: str) -> bool:
    with cast.journal.reading() as session:
        return session.get(Body, body) is not None


def test_a_body_nobody_uses_goes_with_its_spellings(cast: Cast, listening: Listening) -> None:
    name, alias = fresh("Comune di Nulla"), fresh("Nulla Valle")
    body = add(cast, name, aliases=[alias])
    assert cast.do(cast.fabio, "remove_body", body=body) == {"name": name}
    assert not is_kept(cast, body) and found(cast, alias) is None
    assert listening.told == {}
    again = add(cast, name, aliases=[alias])
    assert found(cast, alias) == again


def test_a_body_somebody_comes_from_or_whose_note_is_written_stays(cast: Cast, listening: Listening) -> None:
    gino = come_from(cast, fresh("Comune di Gino"))
    used = body_id(cast, gino)
    cast.add_note(gino, "Più alberi")
    assert code(cast.submit(cast.anna, "remove_body", body=used)) == "invalid"
    cast.do(
        cast.anna, "edit_participant", participant=gino.id, name="Gino", body=fresh("Comune di Altro"), role="other"
    )
    cast.do(cast.anna, "remove_participant", participant=gino.id)
    assert is_kept(cast, used)


def test_who_has_no_account_deletes_nothing_and_what_is_gone_is_not_found(cast: Cast) -> None:
    body = add(cast, fresh("Comune di Nulla"))
    assert code(cast.submit(cast.bruno, "remove_body", body=body)) == "forbidden"
    cast.do(cast.anna, "remove_body", body=body)
    assert code(cast.submit(cast.anna, "remove_body", body=body)) == "not_found"
