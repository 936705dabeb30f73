from collections.abc import Callable

import pytest

from facilitator.demo.history import SERVER, Answered, Entry, Logged, Seen, Sent, Verdict, Views, check

TABLE = "table:1"


def sent(at: float, op: str, client: str = "anna") -> Sent:
    return Sent(at, client, op, "add_note", f"text of {op}")


def answered(at: float, op: str, seq: int, client: str = "anna") -> Answered:
    return Answered(at, client, op, ok=True, stream=TABLE, seq=seq)


def logged(seq: int, op: str) -> Logged:
    return Logged(TABLE, seq, op, "note_added", subject=op, text=f"text of {op}")


def seen(client: str, *ops: str) -> list[Seen]:
    return [Seen(10, client, TABLE, seq, op) for seq, op in enumerate(ops, start=1)]


def good_history() -> list[Entry]:
    """Anna writes one, then Bruno writes two while Chiara writes three."""
    return [
        sent(1, "one"),
        answered(2, "one", 1),
        sent(3, "two", "bruno"),
        sent(3.5, "three", "chiara"),
        answered(4, "three", 3, "chiara"),
        answered(5, "two", 2, "bruno"),
        *seen("anna", "one", "two", "three"),
        *seen("bruno", "one", "two", "three"),
    ]


def good_log() -> list[Logged]:
    return [logged(1, "one"), logged(2, "two"), logged(3, "three")]


GOOD_VIEWS: Views = {TABLE: {SERVER: "same", "anna": "same", "bruno": "same"}}


def judged(history: list[Entry], log: list[Logged], views: Views = GOOD_VIEWS) -> Verdict:
    return check(history, log, views)


def faults_of(verdict: Verdict) -> set[str]:
    return {fault for fault in verdict.faults if verdict.count(fault)}


def test_a_good_run_is_ok() -> None:
    verdict = judged(good_history(), good_log())
    assert verdict.ok
    assert (
        verdict.line("chieri-2020") == "verdict chieri-2020: ok operations=3 acknowledged=3"
        " lost=0 duplicated=0 ghosts=0 gaps=0 disorder=0 diverged=0"
    )


def test_an_operation_without_an_answer_may_be_in_the_log_or_not() -> None:
    history = [*good_history(), sent(6, "four"), sent(6, "five", "bruno")]
    assert judged(history, [*good_log(), logged(4, "four")]).ok


def test_a_resend_that_gets_the_first_answer_is_ok() -> None:
    assert judged([*good_history(), sent(9, "one"), answered(9.5, "one", 1)], good_log()).ok


def test_a_run_in_which_nothing_was_acknowledged_is_a_fault() -> None:
    verdict = judged([sent(1, "one")], [logged(1, "one")], {})
    assert not verdict.ok
    assert verdict.line("chieri-2020").startswith("verdict chieri-2020: FAULT operations=1 acknowledged=0")


def test_an_acknowledged_note_that_is_gone_is_lost() -> None:
    assert "lost" in faults_of(judged(good_history(), good_log()[:2]))


def test_one_operation_twice_in_the_log_is_duplicated() -> None:
    verdict = judged(good_history(), [*good_log(), logged(4, "one")])
    assert faults_of(verdict) == {"duplicated", "disorder"}


def test_many_people_seated_by_one_operation_are_no_duplicates() -> None:
    log = [Logged("staff:1", seq, "split", "participant_seated", subject=f"person {seq}") for seq in (1, 2)]
    history: list[Entry] = [
        Sent(1, "anna", "split", "split_participants"),
        Answered(2, "anna", "split", True, "staff:1", 2),
    ]
    assert judged(history, log, {}).ok
    twice = [*log, Logged("staff:1", 3, "split", "participant_seated", subject="person 1")]
    assert faults_of(judged(history, twice, {})) == {"duplicated"}


def test_a_note_nobody_sent_is_a_ghost() -> None:
    assert faults_of(judged(good_history(), [*good_log(), logged(4, "unknown")])) == {"ghosts"}


def test_a_note_refused_for_good_that_took_effect_is_a_ghost() -> None:
    history = [*good_history(), sent(6, "four"), Answered(7, "anna", "four", ok=False)]
    assert faults_of(judged(history, [*good_log(), logged(4, "four")])) == {"ghosts"}


def test_a_refusal_that_may_be_tried_again_says_nothing_about_the_outcome() -> None:
    history = [*good_history(), sent(6, "four"), Answered(7, "anna", "four", ok=False, retryable=True)]
    assert judged(history, [*good_log(), logged(4, "four")]).ok


def test_what_the_server_tells_by_itself_is_no_ghost() -> None:
    assert judged(good_history(), [*good_log(), Logged(TABLE, 4, "bell", "activity_ended")]).ok


def test_a_missing_number_is_a_gap() -> None:
    log = [*good_log()[:2], logged(4, "three")]
    assert "gaps" in faults_of(judged(good_history(), log))


def test_a_number_given_twice_is_a_gap() -> None:
    log = [*good_log()[:2], logged(2, "three")]
    assert "gaps" in faults_of(judged(good_history(), log))


def test_a_screen_that_skips_an_event_has_a_gap() -> None:
    history = [*good_history(), *seen("chiara", "one", "two", "three")[::2]]
    assert faults_of(judged(history, good_log())) == {"gaps"}


def test_a_screen_may_go_on_from_a_snapshot() -> None:
    history = [*good_history(), Seen(8, "chiara", TABLE, 2, fresh=True), Seen(9, "chiara", TABLE, 3, "three")]
    assert judged(history, good_log()).ok


def test_an_answer_with_another_number_than_the_log_is_disorder() -> None:
    history = [*good_history(), answered(9, "one", 7)]
    assert faults_of(judged(history, good_log())) == {"disorder"}


def test_a_note_before_one_acknowledged_before_it_was_sent_is_disorder() -> None:
    history: list[Entry] = [
        sent(1, "one"),
        answered(2, "one", 2),
        sent(3, "two", "bruno"),
        answered(4, "two", 1, "bruno"),
    ]
    log = [logged(1, "two"), logged(2, "one")]
    assert faults_of(judged(history, log, {})) == {"disorder"}


def test_the_own_notes_of_one_person_the_other_way_round_are_disorder() -> None:
    history: list[Entry] = [sent(1, "one"), sent(2, "two"), answered(3, "one", 2), answered(4, "two", 1)]
    log = [logged(1, "two"), logged(2, "one")]
    assert faults_of(judged(history, log, {})) == {"disorder"}


def test_a_screen_that_shows_another_operation_at_a_number_has_diverged() -> None:
    history = [*good_history(), *seen("chiara", "one", "three", "two")]
    assert faults_of(judged(history, good_log())) == {"diverged"}


def test_a_screen_that_shows_another_state_has_diverged() -> None:
    views = {TABLE: {**GOOD_VIEWS[TABLE], "chiara": "other"}}
    assert faults_of(judged(good_history(), good_log(), views)) == {"diverged"}


def test_a_text_that_is_not_as_sent_is_changed_and_said_in_the_line() -> None:
    log = [*good_log()[:2], Logged(TABLE, 3, "three", "note_added", "three", "something else")]
    verdict = judged(good_history(), log)
    assert faults_of(verdict) == {"changed"}
    assert verdict.line("chieri-2020").endswith("diverged=0 changed=1")


def test_a_text_taken_away_by_redaction_is_not_changed() -> None:
    log = [*good_log()[:2], Logged(TABLE, 3, "three", "note_added", "three", None)]
    assert judged(good_history(), log).ok


@pytest.mark.parametrize("spoil", [lambda log: [], lambda log: log[1:], lambda log: log[::-1] + log])
def test_the_checker_is_not_blind(spoil: Callable[[list[Logged]], list[Logged]]) -> None:
    assert not judged(good_history(), spoil(good_log())).ok
