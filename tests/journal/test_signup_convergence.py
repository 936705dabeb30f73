"""While people sign up, change and withdraw, an old snapshot and the events since are a fresh snapshot."""

from typing import Any

from facilitator.identity import ANONYMOUS, Actor
from tests.cast import Cast
from tests.journal.reducing import reduced
from tests.journal.test_convergence import seq, snapshot

Json = dict[str, Any]
FAR = "2099-12-31T22:59:59Z"


def signed_up(cast: Cast, name: str, **said: Any) -> Actor:
    answer = cast.do(ANONYMOUS, "sign_up", workshop=cast.workshop, name=name, **said)
    return Actor("expected", answer["participant"])


def play(cast: Cast) -> None:
    """Three people sign up: one changes and comes, one was invited and stays at home, one leaves."""
    invited = [{"name": "Lia", "body": "Comune di Asti", "role": "mayor"}]
    cast.do(cast.anna, "open_signup", workshop=cast.workshop, until=FAR)
    cast.do(cast.anna, "import_participants", workshop=cast.workshop, participants=invited)
    gino = signed_up(cast, "Gino", body="Comune di Chieri", needs="Una rampa", first_choice=cast.tables[1])
    lia = signed_up(cast, "Lia", body="Comune di Asti", role="citizen", second_choice=None)
    ivo = signed_up(cast, "Ivo", needs="Caratteri grandi")
    for person in (gino, lia, ivo):
        cast.do(cast.anna, "seat_participant", participant=person.id, table=cast.tables[2])
    cast.do(gino, "change_signup", name="Gino Rossi", body="Comune di Cuneo", role="mayor")
    cast.do(lia, "withdraw_signup")
    cast.do(ivo, "withdraw_signup")
    cast.do(gino, "enter_workshop")
    cast.do(cast.anna, "renew_link", participant=gino.id)
    cast.do(cast.anna, "renew_links", workshop=cast.workshop)
    cast.do(cast.anna, "close_signup", workshop=cast.workshop)


def test_who_signs_up_changes_and_withdraws_is_the_same_on_every_screen(cast: Cast) -> None:
    streams = [cast.stream, cast.staff_stream, *(cast.table_stream(number) for number in range(3))]
    before = {stream: (seq(cast, stream), snapshot(cast, stream)) for stream in streams}
    play(cast)
    for stream, (known, state) in before.items():
        events = cast.events(stream)
        for seen in range(known, len(events) + 1):
            halfway = reduced(stream, state, events[known:seen])
            assert reduced(stream, halfway, events[seen:]) == snapshot(cast, stream), (stream, seen)
    assert len(cast.events(cast.staff_stream)) > before[cast.staff_stream][0] + 10
