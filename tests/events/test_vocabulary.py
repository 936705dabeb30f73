"""The words of the log: each event has its name, each operation its events, and both stand in the contract."""

from typing import get_args

import pytest

from facilitator.events import Event, NoteAdded, NoteHidden, NoteShown, NoteView, ParticipantSeated
from facilitator.events.base import View, event_name
from facilitator.events.notes import WholeNote
from facilitator.events.whole_notes import TOLD_WHOLE
from facilitator.operations import VERBS

PAIRS = {
    "add_note": "note_added",
    "edit_note": "note_edited",
    "delete_note": "note_deleted",
    "restore_note": "note_restored",
    "hide_note": "note_hidden",
    "show_note": "note_shown",
    "move_note": "note_removed",
    "answer_note": "note_answered",
    "owe_answer": "answer_owed",
    "reopen_question": "question_reopened",
    "start_activity": "activity_started",
    "extend_activity": "activity_extended",
    "end_activity": "activity_ended",
    "reopen_activity": "activity_reopened",
    "seat_participant": "participant_seated",
    "draft_seats": "seats_drafted",
    "draft_split": "seats_drafted",
    "lock_seats": "seats_locked",
    "announce_seats": "seats_announced",
    "announce": "announced",
    "call_help": "help_called",
    "answer_help": "help_answered",
    "mark_done": "done_marked",
    "gather_notes": "notes_gathered",
    "give_part": "part_given",
    "write_page": "page_written",
    "swap_points": "points_swapped",
    "sign_page": "page_signed",
    "release_notes": "notes_released",
    "rename_cluster": "cluster_renamed",
    "dissolve_cluster": "cluster_dissolved",
    "open_workshop": "workshop_opened",
    "close_workshop": "workshop_closed",
    "freeze_table": "table_frozen",
    "freeze_tables": "tables_frozen",
    "thaw_tables": "tables_thawed",
    "extend_table": "table_extended",
    "end_table": "table_ended",
    "reopen_table": "table_reopened",
    "thaw_table": "table_thawed",
    "create_workshop": "workshop_created",
    "forget_people": "people_forgotten",
    "erase_own_data": "own_data_erased",
    "import_participants": "participants_invited",
    "join_workshop": "participant_joined",
    "add_participant": "participants_invited",
    "edit_participant": "participant_edited",
    "merge_participants": "participants_merged",
    "remove_participant": "participant_removed",
    "split_participants": "participants_split",
    "add_facilitator": "facilitator_added",
    "remove_facilitator": "facilitator_removed",
    "edit_body": "body_edited",
    "merge_bodies": "bodies_merged",
    "make_facilitator_link": "facilitator_link_made",
    "revoke_facilitator_link": "facilitator_link_revoked",
    "follow_facilitator_link": "facilitator_added",
    "renew_signup_link": "signup_link_renewed",
    "renew_projector_link": "projector_link_renewed",
    "edit_account": "facilitator_renamed",
    "open_signup": "signup_opened",
    "close_signup": "signup_closed",
    "sign_up": "signed_up",
    "change_signup": "signup_changed",
    "withdraw_signup": "signup_withdrawn",
    "enter_workshop": "participant_joined",
    "accept_knock": "knock_accepted",
    "accept_knocks": "knock_accepted",
    "refuse_knock": "knock_refused",
    "withdraw_knock": "knock_withdrawn",
    "return_participant": "participant_returned",
    "renew_link": "link_renewed",
    "renew_links": "links_renewed",
    "change_workshop": "workshop_edited",
    "add_activity": "activity_added",
    "edit_activity": "activity_edited",
    "move_activity": "activity_moved",
    "remove_activity": "activity_removed",
    "add_table": "table_added",
    "change_table": "table_edited",
    "remove_table": "table_removed",
    "replace_plan": "table_edited",
    "add_prompt": "table_edited",
    "edit_prompt": "table_edited",
    "move_prompt": "table_edited",
    "remove_prompt": "table_edited",
    "archive_workshop": "workshop_archived",
    "publish_restitution": "restitution_published",
    "arrange_restitution": "restitution_arranged",
    "write_section_text": "section_text_written",
    "withdraw_restitution": "restitution_withdrawn",
    "unarchive_workshop": "workshop_unarchived",
    "delete_workshop": "workshop_deleted",
    "restore_workshop": "workshop_restored",
    "duplicate_workshop": "workshop_created",
}
SILENT = {"create_account", "erase_workshop", "create_token", "make_password_link", "set_password"}
SILENT |= {"sign_out_everywhere", "switch_on_second_factor", "switch_off_second_factor", "use_code"}
SILENT |= {"renew_recovery_codes", "switch_off_account", "switch_on_account"}
SILENT |= {"appoint_administrator", "dismiss_administrator", "renew_edition"}
SILENT |= {"add_body", "add_bodies", "add_alias", "remove_alias", "remove_body"}
KEYS = {"id", "table", "number", "ref", "prompt", "text", "card_type", "fields", "body", "author", "source"}


def kinds(of: type[View]) -> list[type[View]]:
    return [*of.__subclasses__(), *(kind for child in of.__subclasses__() for kind in kinds(child))]


def test_operations_are_imperatives_and_their_events_past_participles() -> None:
    told = {event_name(kind) for kind in kinds(Event) if issubclass(kind, Event)}
    assert set(VERBS) == set(PAIRS) | SILENT
    assert set(PAIRS.values()) <= told


def test_every_word_says_what_people_get_of_it() -> None:
    wordless = [kind.__name__ for kind in kinds(View) if not (kind.__doc__ or "").strip().endswith(".")]
    wordless += [name for name, verb in VERBS.items() if not (verb.run.__doc__ or "").strip().endswith(".")]
    assert wordless == []


def test_a_note_carries_all_that_the_contract_names() -> None:
    assert KEYS | {"revision", "late", "added_at"} <= set(NoteView.model_fields)


@pytest.mark.parametrize("event", [NoteAdded, NoteHidden, NoteShown])
def test_whatever_speaks_of_a_note_can_be_found_by_it(event: type[Event]) -> None:
    note = NoteView.model_construct(id="n", **dict.fromkeys(KEYS - {"id"}))
    assert event.model_construct(note=note).subject == "n"


def test_every_event_that_tells_a_table_a_whole_note_is_known_to_who_reads_the_log_again() -> None:
    """A note that was hidden is told whole to staff alone."""
    whole = {kind for kind in kinds(Event) if NoteView in notes_of(kind)} - {WholeNote, NoteHidden}
    assert {event_name(kind) for kind in whole if issubclass(kind, Event)} == set(TOLD_WHOLE)


def notes_of(kind: type[View]) -> tuple[object, ...]:
    """What stands under `note` in an event: the note, or its id."""
    field = kind.model_fields.get("note")
    return (field.annotation, *get_args(field.annotation)) if field else ()


def test_an_event_says_only_what_its_stream_may_know() -> None:
    told = ParticipantSeated(participant="p", table="t", number=1)
    assert told.model_dump(exclude_unset=True) == {"participant": "p", "table": "t", "number": 1}
