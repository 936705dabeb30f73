"""The registry of bodies: names, kinds, other spellings."""

import uuid
from typing import Any

import pytest

from facilitator.identity import Actor
from facilitator.models import Body, BodyAlias, body_suggestions
from facilitator.operations.body_registry import BODIES_LIMIT
from tests.cast import Cast
from tests.counting import statements
from tests.operations.listening import Listening, code

Json = dict[str, Any]


def fresh(name: str) -> str:
    """A name nobody has used before: the registry belongs to the whole installation."""
    return f"{name} {uuid.uuid4().hex[:8]}x"


def found(cast: Cast, typed: str) -> str | None:
    """The id of the body a typed name certainly means."""
    with cast.journal.reading() as session:
        certain = body_suggestions([typed], session)[typed].certain
    return certain.id if certain else None


def kept(cast: Cast, body: str) -> tuple[str, str | None, list[str]]:
    """Name, kind and spellings of a body."""
    with cast.journal.reading() as session:
        row = session.get_one(Body, body)
        return row.name, row.kind, [alias.name for alias in row.aliases]


def add(cast: Cast, name: str, **args: Any) -> str:
    return str(cast.do(cast.anna, "add_body", name=name, **args)["body"])


def alias_of(cast: Cast, body: str) -> str:
    with cast.journal.reading() as session:
        return session.get_one(Body, body).aliases[0].id


def people(cast: Cast, stream: str) -> list[str]:
    """The bodies of the people on a stream."""
    return [one["body"]["name"] for one in cast.snapshot(stream)["people"]]


def body_id(cast: Cast, actor: Actor) -> str:
    return str(cast.snapshot(f"participant:{actor.id}")["participant"]["body"]["id"])


def come_from(cast: Cast, name: str, person: str = "Gino") -> Actor:
    """Somebody comes in from that body and sits at table 1."""
    actor = cast.join(cast.workshop, person, name)
    cast.do(cast.anna, "seat_participant", participant=actor.id, table=cast.tables[1])
    return actor


def test_a_body_is_found_by_its_name_and_its_spellings(cast: Cast) -> None:
    name, alias = fresh("Comune di Alfa"), fresh("Alfa Valle")
    body = add(cast, name, kind="municipality", aliases=[alias])
    assert kept(cast, body) == (name, "municipality", [alias])
    assert [found(cast, typed) for typed in (name.upper(), alias, f"Comune di {alias}")] == [body] * 3
    joined = cast.join(cast.workshop, "Gino", alias)
    assert body_id(cast, joined) == body


def test_a_body_that_is_known_is_not_added_again(cast: Cast) -> None:
    name = fresh("Comune di Beta")
    body = add(cast, name)
    for again in (name, name.lower(), name.replace("Comune", "Città")):
        answer = cast.submit(cast.fabio, "add_body", name=again)
        assert code(answer) == "invalid"
        assert (answer.as_json()["path"], answer.as_json()["body"]) == ("name", {"id": body, "name": name})
    taken = cast.submit(cast.fabio, "add_body", name=fresh("Gamma"), aliases=[fresh("Delta"), name])
    assert (code(taken), taken.as_json()["path"]) == ("invalid", "aliases.1")


@pytest.mark.parametrize("name", ["", " ", "…", "\x00", "-", "x" * 201, 5, None])
@pytest.mark.parametrize("verb", ["add_body", "edit_body", "add_alias"])
def test_a_body_has_a_name_people_can_read(cast: Cast, verb: str, name: object, listening: Listening) -> None:
    target = {} if verb == "add_body" else {"body": body_id(cast, cast.bruno)}
    answer = cast.submit(cast.anna, verb, name=name, **target)
    assert (code(answer), answer.as_json()["path"]) in {("invalid", "name"), ("too_long", "name")}
    assert listening.told == {}


def test_a_kind_is_one_of_those_there_are(cast: Cast) -> None:
    answer = cast.submit(cast.anna, "add_body", name=fresh("Epsilon"), kind="castle")
    assert (code(answer), answer.as_json()["path"]) == ("invalid", "kind")


def test_a_list_to_begin_with_is_added_once(cast: Cast) -> None:
    names = [fresh("Comune di Zeta"), fresh("Comune di Eta")]
    bodies = [{"name": names[0], "aliases": [fresh("Zeta"), names[1]]}, {"name": names[1]}, {"name": names[0].upper()}]
    assert cast.do(cast.anna, "add_bodies", bodies=bodies) == {"added": 2, "known": 1}
    first = [kept(cast, str(found(cast, name))) for name in names]
    assert cast.do(cast.fabio, "add_bodies", bodies=bodies) == {"added": 0, "known": 3}
    assert [kept(cast, str(found(cast, name))) for name in names] == first


def test_a_long_list_to_begin_with_costs_as_few_questions_as_a_short_one(cast: Cast) -> None:
    def asked(count: int) -> int:
        bodies = [{"name": fresh("Comune di Rocca"), "aliases": [fresh("Rocca")]} for _ in range(count)]
        with statements(cast.journal.engine) as asked:
            assert cast.do(cast.anna, "add_bodies", bodies=bodies) == {"added": count, "known": 0}
        return len(asked)

    assert asked(30) == asked(3)


def test_a_list_to_begin_with_is_no_longer_than_people_write_by_hand(cast: Cast) -> None:
    bodies = [{"name": f"Comune {number}"} for number in range(BODIES_LIMIT + 1)]
    assert BODIES_LIMIT <= 200 and code(cast.submit(cast.anna, "add_bodies", bodies=bodies)) == "too_long"


def test_a_list_to_begin_with_is_taken_whole_or_not_at_all(cast: Cast) -> None:
    name = fresh("Comune di Theta")
    answer = cast.submit(cast.anna, "add_bodies", bodies=[{"name": name}, {"name": "!"}])
    assert (code(answer), answer.as_json()["path"]) == ("invalid", "bodies.1.name")
    assert found(cast, name) is None


def test_another_name_stands_on_every_screen_and_the_former_one_still_finds_it(
    cast: Cast, listening: Listening
) -> None:
    former, name = fresh("Comune di Iota"), fresh("Comune di Kappa")
    gino = come_from(cast, former)
    note = cast.add_note(gino, "Più alberi")
    hidden = cast.add_note(gino, "Meno auto")
    cast.do(cast.anna, "hide_note", note=hidden, reason="Perché")
    listening = Listening.to(cast)
    body = cast.do(cast.fabio, "edit_body", body=body_id(cast, gino), name=name, kind="municipality")["body"]
    pocket = f"participant:{gino.id}"
    assert listening.told == {
        "staff": ["body_edited"],
        "table 1": ["body_edited"],
        "everybody": ["table_filled"],
        pocket: ["body_edited"],
    }
    assert listening.heard("staff") == [{"body": {"id": body, "name": name}}]
    assert name in people(cast, cast.staff_stream) and name in people(cast, cast.table_stream(1))
    assert cast.snapshot(pocket)["participant"]["body"] == {"id": body, "name": name}
    notes = {one["id"]: one["body"]["name"] for one in cast.snapshot(cast.table_stream(1))["notes"]}
    assert notes == {note: name, hidden: name}
    assert name in cast.snapshot(cast.stream)["tables"][1]["bodies"]
    assert (found(cast, former), found(cast, name)) == (body, body)


def test_capital_letters_alone_leave_no_spelling_behind(cast: Cast) -> None:
    name = fresh("comune di lambda")
    body = add(cast, name, kind="municipality")
    cast.do(cast.anna, "edit_body", body=body, name=name.upper(), kind="municipality")
    assert kept(cast, body) == (name.upper(), "municipality", [])


def test_a_name_may_become_what_was_a_spelling(cast: Cast) -> None:
    name, alias = fresh("Comune di Mi"), fresh("Ni")
    body = add(cast, name, aliases=[alias])
    cast.do(cast.anna, "edit_body", body=body, name=alias)
    assert kept(cast, body) == (alias, "municipality", [name])


def test_a_kind_that_is_nothing_is_read_from_the_name(cast: Cast) -> None:
    body = add(cast, fresh("Chirei"), kind="other")
    cast.do(cast.anna, "edit_body", body=body, name=fresh("Comune di Chirei"), kind=None)
    assert kept(cast, body)[1] == "municipality"


def test_a_kind_that_is_not_named_stays(cast: Cast) -> None:
    body = add(cast, fresh("Chirei"), kind="association")
    cast.do(cast.anna, "edit_body", body=body, name=fresh("Amici di Chirei"))
    assert kept(cast, body)[1] == "association"


def test_another_kind_is_kept_and_told_to_nobody(cast: Cast, listening: Listening) -> None:
    body = body_id(cast, cast.bruno)
    name = kept(cast, body)[0]
    cast.do(cast.anna, "edit_body", body=body, name=name, kind="other")
    assert (kept(cast, body)[1], listening.told) == ("other", {})
    cast.do(cast.anna, "edit_body", body=body, name=name, kind="municipality")


def test_no_body_takes_the_name_of_another(cast: Cast, listening: Listening) -> None:
    one, other = add(cast, fresh("Comune di Xi"), aliases=[fresh("Xi")]), add(cast, fresh("Comune di Omicron"))
    name, _, (alias,) = kept(cast, one)
    for verb in ("edit_body", "add_alias"):
        for typed in (name, alias.upper(), name.replace("Comune", "Città")):
            answer = cast.submit(cast.anna, verb, body=other, name=typed)
            assert (code(answer), answer.as_json()["body"]["id"]) == ("invalid", one)
    assert kept(cast, other)[2] == [] and listening.told == {}


def test_a_spelling_comes_and_goes(cast: Cast, listening: Listening) -> None:
    body, typed = add(cast, fresh("Comune di Pi")), fresh("Il paese")
    cast.do(cast.fabio, "add_alias", body=body, name=typed)
    assert found(cast, typed.upper()) == body
    assert code(cast.submit(cast.anna, "add_alias", body=body, name=typed)) == "invalid"
    cast.do(cast.anna, "remove_alias", alias=alias_of(cast, body))
    assert (found(cast, typed), kept(cast, body)[2], listening.told) == (None, [], {})


def test_what_is_not_there_is_said(cast: Cast) -> None:
    nobody = str(uuid.uuid4())
    asked = {"edit_body": {"body": nobody, "name": "Ente"}, "add_alias": {"body": nobody, "name": "Ente"}}
    asked |= {"remove_alias": {"alias": nobody}, "merge_bodies": {"body": nobody, "into": body_id(cast, cast.bruno)}}
    assert {verb: code(cast.submit(cast.anna, verb, **args)) for verb, args in asked.items()} == dict.fromkeys(
        asked, "not_found"
    )


def test_only_who_has_an_account_keeps_the_registry(cast: Cast, listening: Listening) -> None:
    body = body_id(cast, cast.bruno)
    asked: dict[str, Json] = {
        "add_body": {"name": fresh("Rho")},
        "add_bodies": {"bodies": [{"name": fresh("Rho")}]},
        "edit_body": {"body": body, "name": fresh("Rho")},
        "add_alias": {"body": body, "name": fresh("Rho")},
        "merge_bodies": {"body": body, "into": body_id(cast, cast.denis)},
    }
    for verb, args in asked.items():
        assert code(cast.submit(cast.bruno, verb, **args)) == "forbidden"
        assert code(cast.submit(Actor("anonymous"), verb, **args)) == "unauthenticated"
    assert listening.told == {}
    assert cast.do(cast.fabio, "add_body", name=asked["add_body"]["name"])


def test_where_bodies_are_not_told_a_new_name_is_not_told_either(cast: Cast) -> None:
    workshop = cast.create_workshop(cast.anna, "Tappa", naming="nothing")
    tables = [table["id"] for table in cast.snapshot(f"workshop:{workshop}")["tables"]]
    gino = cast.join(workshop, "Gino", fresh("Comune di Sigma"))
    cast.do(cast.anna, "seat_participant", participant=gino.id, table=tables[1])
    cast.do(gino, "add_note", table=tables[1], text="Più alberi")
    name, listening = fresh("Comune di Tau"), Listening.to(cast)
    cast.do(cast.anna, "edit_body", body=body_id(cast, gino), name=name)
    assert set(listening.told) == {f"staff:{workshop}", f"participant:{gino.id}"}


def test_a_session_it_hosts_has_the_new_name_of_its_host(cast: Cast) -> None:
    former, name = fresh("Comune di Ypsilon"), fresh("Comune di Phi")
    body = add(cast, former)
    workshop = cast.create_workshop(cast.fabio, "Tappa", host=former.upper())
    cast.do(cast.anna, "edit_body", body=body, name=name)
    assert cast.snapshot(f"workshop:{workshop}")["workshop"]["host"] == name
    assert cast.events(f"workshop:{workshop}")[-1]["name"] == "workshop_edited"


def test_an_alias_knows_its_body(cast: Cast) -> None:
    body = add(cast, fresh("Comune di Chi"), aliases=[fresh("Chi")])
    with cast.journal.reading() as session:
        assert session.get_one(BodyAlias, alias_of(cast, body)).body_id == body
