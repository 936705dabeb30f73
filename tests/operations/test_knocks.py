"""The door that does not open by itself: who waits, who lets them in, who comes back."""

import uuid
from datetime import date
from functools import partial
from typing import Any

import pytest

from facilitator.identity import ANONYMOUS, SYSTEM, Actor
from facilitator.models import Knock, Participant, Stream
from facilitator.operations.forgetting import kept_too_long
from facilitator.operations.waiting import AT_ONCE, MOST_WAITING
from facilitator.permissions import may_read_stream
from facilitator.refusal import Refused
from tests.cast import Cast
from tests.journal.reducing import outside


def set_door(cast: Cast, door: str) -> None:
    cast.do(cast.anna, "change_workshop", workshop=cast.workshop, changes={"door": door})


def enter(cast: Cast, name: str | None, body: str | None = "Comune di Asti", **args: Any) -> dict[str, Any]:
    said = {key: value for key, value in {"name": name, "body": body}.items() if value}
    return cast.do(ANONYMOUS, "join_workshop", code=cast.code(cast.workshop), **said, **args)


def at_the_door(cast: Cast) -> list[tuple[str, str]]:
    return [(knock["name"], knock["status"]) for knock in cast.snapshot(cast.staff_stream)["knocks"]]


def people(cast: Cast) -> list[str]:
    return [person["name"] for person in cast.snapshot(cast.staff_stream)["people"]]


def refusal(cast: Cast, actor: Actor, name: str, /, **args: Any) -> str | None:
    answer = cast.submit(actor, name, **args)
    return answer.refusal.code if answer.refusal else None


def test_an_open_door_lets_everybody_in(cast: Cast) -> None:
    assert "participant" in enter(cast, "Gino")
    assert at_the_door(cast) == []


def test_where_each_is_let_in_everybody_waits_and_is_counted_nowhere(cast: Cast) -> None:
    set_door(cast, "approval")
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=[{"name": "Ada"}])
    counts = cast.snapshot(cast.stream)["counts"]
    enter(cast, "Gino")
    enter(cast, "Ada", None)
    assert at_the_door(cast) == [("Gino", "waiting"), ("Ada", "waiting")]
    assert [knock["listed"] for knock in cast.snapshot(cast.staff_stream)["knocks"]] == [False, True]
    assert people(cast) == ["Bruno", "Chiara", "Denis", "Ada"]
    assert cast.snapshot(cast.stream)["counts"] == counts


def test_where_the_list_decides_who_is_on_it_comes_in_and_others_wait(cast: Cast) -> None:
    set_door(cast, "list")
    listed = [{"name": "Ada Blu", "body": "Comune di Asti"}]
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=listed)
    assert "participant" in enter(cast, "ADA  blu", "comune di asti")
    assert "knock" in enter(cast, "Ada Blu", "Comune di Chieri")
    assert "knock" in enter(cast, None)


def test_a_personal_link_opens_every_door(cast: Cast) -> None:
    set_door(cast, "approval")
    made = cast.do(cast.anna, "add_participant", workshop=cast.workshop, name="Ada")
    cast.do(Actor("expected", made["participant"]), "enter_workshop")
    assert at_the_door(cast) == []


def test_who_is_let_in_is_present_and_keeps_what_they_said(cast: Cast) -> None:
    set_door(cast, "approval")
    knock = enter(cast, "Gino", "Comune di Asti", role="mayor", notice="1")["knock"]
    person = cast.do(cast.anna, "accept_knock", knock=knock)["participant"]
    seen = cast.snapshot(cast.staff_stream)["people"][-1]
    assert (seen["id"], seen["name"], seen["body"]["name"]) == (person, "Gino", "Comune di Asti")
    assert (seen["role"], seen["present"]) == ("mayor", True)
    assert at_the_door(cast) == []
    with cast.journal.reading() as session:
        kept = session.get_one(Knock, knock)
        assert (kept.name, kept.body_name, kept.status) == (None, None, "accepted")
        assert session.get_one(Participant, person).notice_version == "1"


def test_who_is_on_the_list_is_let_in_as_that_person(cast: Cast) -> None:
    set_door(cast, "approval")
    listed = cast.do(cast.anna, "add_participant", workshop=cast.workshop, name="Ada")["participant"]
    knock = enter(cast, "Ada", None)["knock"]
    assert cast.do(cast.anna, "accept_knock", knock=knock) == {"participant": listed}


def test_all_who_wait_are_let_in_at_once_and_who_was_told_not_now_stays_outside(cast: Cast) -> None:
    set_door(cast, "approval")
    knocks = [enter(cast, name)["knock"] for name in ("Gino", "Lia", "Ugo")]
    cast.do(cast.anna, "refuse_knock", knock=knocks[1])
    assert cast.do(cast.anna, "accept_knocks", workshop=cast.workshop) == {"people": 2}
    assert people(cast)[3:] == ["Gino", "Ugo"]
    assert at_the_door(cast) == [("Lia", "refused")]
    assert refusal(cast, cast.anna, "accept_knocks", workshop=cast.workshop) == "invalid"


def test_letting_all_in_hands_over_nobodys_place(cast: Cast) -> None:
    again = enter(cast, "Bruno", "Comune di Chieri", again=True)["knock"]
    assert refusal(cast, cast.anna, "accept_knocks", workshop=cast.workshop) == "invalid"
    set_door(cast, "approval")
    gino = enter(cast, "Gino")["knock"]
    both = {"workshop": cast.workshop, "knocks": [again, gino]}
    assert cast.do(cast.anna, "accept_knocks", **both) == {"people": 1}
    assert at_the_door(cast) == [("Bruno", "waiting")]
    with cast.journal.reading() as session:
        assert session.get_one(Participant, cast.bruno.id).token_version == 1


def test_at_most_thirty_are_let_in_at_once_and_only_those_who_were_seen(cast: Cast) -> None:
    set_door(cast, "approval")
    said = {"code": cast.code(cast.workshop)}
    made = cast.do_all(*(cast.operation(ANONYMOUS, "join_workshop", name=f"Ospite {n}", **said) for n in range(33)))
    seen = [each["knock"] for each in made][31:]
    assert cast.do(cast.anna, "accept_knocks", workshop=cast.workshop, knocks=seen) == {"people": 2}
    assert cast.do(cast.anna, "accept_knocks", workshop=cast.workshop) == {"people": AT_ONCE}
    assert [status for _, status in at_the_door(cast)] == ["waiting"]
    many = [str(uuid.uuid4()) for _ in range(AT_ONCE + 1)]
    assert refusal(cast, cast.anna, "accept_knocks", workshop=cast.workshop, knocks=many) == "too_long"
    assert refusal(cast, cast.anna, "accept_knocks", workshop=cast.workshop, knocks=["\0"]) == "invalid"
    assert refusal(cast, cast.anna, "accept_knocks", workshop=cast.workshop, knocks=seen) == "invalid"


def test_nobody_of_another_session_is_let_in_with_all(cast: Cast) -> None:
    other = cast.create_workshop(cast.fabio, "Altrove", door="approval")
    knock = cast.do(ANONYMOUS, "join_workshop", code=cast.code(other), name="Gino")["knock"]
    assert refusal(cast, cast.anna, "accept_knocks", workshop=cast.workshop, knocks=[knock]) == "invalid"


def test_of_several_phones_that_ask_for_one_place_one_gets_it_and_the_others_wait_no_more(cast: Cast) -> None:
    first, second = (enter(cast, "Bruno", "Comune di Chieri", again=True)["knock"] for _ in range(2))
    refused = enter(cast, "Bruno", "Comune di Chieri", again=True)["knock"]
    cast.do(cast.anna, "refuse_knock", knock=refused)
    denis = enter(cast, "Denis", "Comune di Asti", again=True)["knock"]
    cast.do(cast.anna, "accept_knock", knock=second)
    assert [knock["id"] for knock in cast.snapshot(cast.staff_stream)["knocks"]] == [denis]
    for gone in (first, refused):
        assert refusal(cast, cast.anna, "accept_knock", knock=gone) == "not_found"
    with cast.journal.reading() as session:
        assert session.get(Stream, f"knock:{first}") is None


def test_who_was_told_not_now_can_still_be_let_in(cast: Cast) -> None:
    set_door(cast, "approval")
    knock = enter(cast, "Gino")["knock"]
    cast.do(cast.anna, "refuse_knock", knock=knock)
    assert cast.snapshot(f"knock:{knock}") == {"status": "refused", "open": True}
    assert refusal(cast, cast.anna, "refuse_knock", knock=knock) == "invalid"
    cast.do(cast.anna, "accept_knock", knock=knock)
    assert cast.snapshot(f"knock:{knock}") == {"status": "accepted"}
    assert refusal(cast, cast.anna, "accept_knock", knock=knock) == "invalid"


def test_who_waits_may_do_nothing_but_wait(cast: Cast) -> None:
    set_door(cast, "approval")
    waiting = Actor("waiting", enter(cast, "Gino")["knock"])
    note = {"table": cast.tables[0], "text": "Ciao"}
    assert refusal(cast, waiting, "add_note", **note) == "not_found"
    assert refusal(cast, waiting, "call_help", table=cast.tables[0]) == "not_found"
    assert refusal(cast, waiting, "accept_knock", knock=waiting.id) == "not_found"
    assert refusal(cast, waiting, "accept_knocks", workshop=cast.workshop) == "not_found"


def test_who_withdraws_leaves_no_word_at_the_door(cast: Cast) -> None:
    set_door(cast, "approval")
    knock = enter(cast, "Gino Strada", "Ente segreto")["knock"]
    cast.do(Actor("waiting", knock), "withdraw_knock")
    assert at_the_door(cast) == []
    told = str(cast.events(cast.staff_stream))
    assert "Gino Strada" not in told and "Ente segreto" not in told
    assert refusal(cast, cast.anna, "accept_knock", knock=knock) == "not_found"


def test_who_waits_in_another_session_is_nobodys_business(cast: Cast) -> None:
    set_door(cast, "approval")
    knock = enter(cast, "Gino")["knock"]
    for actor in (cast.fabio, cast.eve):
        assert refusal(cast, actor, "accept_knock", knock=knock) == "not_found"
        assert refusal(cast, actor, "refuse_knock", knock=knock) == "not_found"
    assert at_the_door(cast) == [("Gino", "waiting")]


def test_nobody_is_let_into_a_closed_session_and_who_waits_is_told(cast: Cast) -> None:
    set_door(cast, "approval")
    knock = enter(cast, "Gino")["knock"]
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert refusal(cast, cast.anna, "accept_knock", knock=knock) == "workshop_closed"
    assert cast.snapshot(f"knock:{knock}") == {"status": "waiting", "open": False}
    assert cast.events(f"knock:{knock}")[-1]["name"] == "workshop_closed"


def test_who_comes_back_waits_also_at_an_open_door_and_keeps_place_and_notes(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Più alberi")
    knock = enter(cast, "bruno", "Comune di Chieri", again=True)["knock"]
    assert cast.do(cast.anna, "accept_knock", knock=knock) == {"participant": cast.bruno.id}
    bruno = cast.snapshot(cast.staff_stream)["people"][0]
    assert (bruno["id"], bruno["number"]) == (cast.bruno.id, 1)
    assert cast.do(cast.bruno, "edit_note", note=note, text="Più tigli", revision=1)["revision"] == 2
    with cast.journal.reading() as session:
        assert session.get_one(Participant, cast.bruno.id).token_version == 2


def test_who_says_to_be_back_and_never_came_comes_in_as_anybody(cast: Cast) -> None:
    assert "participant" in enter(cast, "Gino", again=True)


def test_without_a_body_who_comes_back_is_found_where_one_alone_has_the_name(cast: Cast) -> None:
    assert "knock" in enter(cast, "Bruno", None, again=True)
    enter(cast, "Bruno", "Regione Piemonte")
    assert "participant" in enter(cast, "Bruno", None, again=True)


def test_another_person_of_the_same_name_and_body_is_told_apart(cast: Cast) -> None:
    for _ in range(2):
        enter(cast, "BRUNO", "Comune di Chieri")
    assert people(cast)[3:] == ["BRUNO (2)", "BRUNO (3)"]
    enter(cast, "Bruno", "Comune di Cuneo")
    assert people(cast)[-1] == "Bruno"


def test_a_long_name_keeps_its_length_with_the_number(cast: Cast) -> None:
    for _ in range(2):
        enter(cast, "x" * 80)
    assert people(cast)[-1] == "x" * 74 + " (2)"


def test_who_proves_to_be_that_person_needs_nobody(cast: Cast) -> None:
    cast.do(Actor("expected", cast.bruno.id), "return_participant")
    assert cast.events(cast.staff_stream)[-1]["name"] == "participant_returned"
    absent = cast.do(cast.anna, "add_participant", workshop=cast.workshop, name="Ada")["participant"]
    assert refusal(cast, Actor("expected", absent), "return_participant") == "invalid"
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert refusal(cast, Actor("expected", cast.bruno.id), "return_participant") == "workshop_closed"


def test_who_is_taken_off_the_list_is_waited_for_no_more(cast: Cast) -> None:
    knock = enter(cast, "Denis", "Comune di Asti", again=True)["knock"]
    cast.do(cast.anna, "remove_participant", participant=cast.denis.id)
    assert at_the_door(cast) == []
    assert refusal(cast, cast.anna, "accept_knock", knock=knock) == "not_found"
    assert "Denis" not in str(cast.events(cast.staff_stream))


@pytest.mark.parametrize("door", ["closed", "", None])
def test_a_door_is_one_of_three(cast: Cast, door: str | None) -> None:
    with pytest.raises(Refused):
        cast.do(cast.anna, "change_workshop", workshop=cast.workshop, changes={"door": door})


def test_a_copy_of_a_session_has_its_door(cast: Cast) -> None:
    set_door(cast, "list")
    copy = cast.do(cast.anna, "duplicate_workshop", workshop=cast.workshop, date="2027-01-15")["id"]
    assert cast.snapshot(f"workshop:{copy}")["workshop"]["door"] == "list"


def test_names_at_the_door_are_forgotten_with_the_others(cast: Cast) -> None:
    old = cast.create_workshop(cast.anna, "Ieri", date="2020-01-15", retention_days=30, door="approval")
    knock = cast.do(ANONYMOUS, "join_workshop", code=cast.code(old), name="Gino Strada", body="Ente segreto")["knock"]
    with cast.journal.reading() as session:
        assert [kept.id for kept in kept_too_long(session, date(2026, 11, 23))] == [old]
    cast.do(SYSTEM, "forget_people", workshop=old)
    told = str(cast.events(f"staff:{old}"))
    assert "Gino Strada" not in told and "Ente segreto" not in told
    with cast.journal.reading() as session:
        assert session.get(Knock, knock) is None
        assert kept_too_long(session, date(2026, 11, 23)) == []


def test_too_many_at_one_door_are_asked_to_come_again(cast: Cast) -> None:
    set_door(cast, "approval")
    said = {"code": cast.code(cast.workshop)}
    cast.do_all(*(cast.operation(ANONYMOUS, "join_workshop", name=f"Ospite {n}", **said) for n in range(MOST_WAITING)))
    assert refusal(cast, ANONYMOUS, "join_workshop", name="Gino", **said) == "rate_limited"


def test_who_was_told_not_now_makes_room_at_a_full_door(cast: Cast) -> None:
    set_door(cast, "approval")
    said = {"code": cast.code(cast.workshop)}
    joining = (cast.operation(ANONYMOUS, "join_workshop", name=f"Ospite {n}", **said) for n in range(MOST_WAITING))
    first = cast.do_all(*joining)[0]["knock"]
    cast.do(cast.anna, "refuse_knock", knock=first)
    enter(cast, "Gino")
    assert len(at_the_door(cast)) == MOST_WAITING
    assert refusal(cast, cast.anna, "accept_knock", knock=first) == "not_found"
    assert refusal(cast, ANONYMOUS, "join_workshop", name="Lia", **said) == "rate_limited"


def test_who_waits_at_a_deleted_session_reads_nothing_of_it(cast: Cast) -> None:
    set_door(cast, "approval")
    waiting = Actor("waiting", enter(cast, "Gino")["knock"])
    reads = partial(may_read_stream, actor=waiting, stream=f"knock:{waiting.id}")
    with cast.journal.reading() as session:
        assert reads(session)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    cast.do(cast.anna, "delete_workshop", workshop=cast.workshop, title="Tappa di Chieri")
    with cast.journal.reading() as session:
        assert not reads(session)


def test_who_was_let_in_is_told_the_same_as_who_asks_anew_also_after_the_end(cast: Cast) -> None:
    set_door(cast, "approval")
    knock = enter(cast, "Gino")["knock"]
    cast.do(cast.anna, "accept_knock", knock=knock)
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    state = {"status": "waiting", "open": True}
    for event in cast.events(f"knock:{knock}"):
        outside(state, event["name"], event["data"])
    assert state == cast.snapshot(f"knock:{knock}")


def test_an_erased_session_leaves_nothing_of_its_door(cast: Cast) -> None:
    set_door(cast, "approval")
    knock = enter(cast, "Gino")["knock"]
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    cast.do(cast.anna, "delete_workshop", workshop=cast.workshop, title="Tappa di Chieri")
    cast.do(SYSTEM, "erase_workshop", workshop=cast.workshop, deleted_before="2099-01-01T00:00:00Z")
    with cast.journal.reading() as session:
        assert session.get(Knock, knock) is None
        assert session.get(Stream, f"knock:{knock}") is None


def test_a_merge_that_changes_the_body_is_told_to_everybody_who_reads_of_the_table(cast: Cast) -> None:
    made = cast.do(cast.anna, "add_participant", workshop=cast.workshop, name="Denis B.", body="Comune di Cuneo")
    cast.do(cast.anna, "merge_participants", participant=cast.denis.id, other=made["participant"], as_other=True)
    filled = [event["data"]["table"] for event in cast.events(cast.stream) if event["name"] == "table_filled"]
    assert filled[-1] == {"id": cast.tables[2], "people": 1, "bodies": ["Comune di Cuneo"]}
