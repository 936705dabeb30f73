"""What each kind of person tries: arguments that are good for whoever may."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from facilitator.clock import now, stamp
from facilitator.identity import ANONYMOUS, SYSTEM, Actor, secret_hash
from facilitator.models import Edition, User
from tests.cast import Cast

Json = dict[str, Any]
HASH = "$argon2id$of-something-long"
FIRST_CODE: Json = {"seed": "a-random-seed-of-the-app", "step": 1, "marks": []}
FAR = "2099-12-31T22:59:59Z"


def note(cast: Cast) -> str:
    """A note of who is here."""
    return cast.add_note(cast.bruno, "Più alberi")


def after(cast: Cast, verb: str, **args: Any) -> Json:
    """The arguments, after who conducts has done something with them, unless it was done before."""
    cast.submit(cast.anna, verb, **args)
    return args


def binned(cast: Cast) -> Json:
    key = note(cast)
    cast.do(cast.bruno, "delete_note", note=key)
    return {"note": key}


def hidden(cast: Cast) -> Json:
    key = note(cast)
    cast.do(cast.anna, "hide_note", note=key, reason="Perché")
    return {"note": key}


def answered(cast: Cast) -> Json:
    key = note(cast)
    cast.do(cast.anna, "answer_note", note=key)
    return {"note": key}


def cluster(cast: Cast) -> str:
    """A group at the table of who is here."""
    made: str = cast.do(cast.bruno, "gather_notes", table=cast.tables[1], title="Farsi trovare")["cluster"]
    return made


def page(cast: Cast) -> Json:
    """A page somebody at the table has begun, and what was read of it."""
    table = {"table": cast.tables[1]}
    cast.submit(cast.bruno, "give_part", **table, participant=cast.bruno.id, part="rapporteur")
    cast.submit(cast.anna, "write_page", **table, field="point_1", text="Farsi trovare", revision=0)
    return {**table, "revision": sum(revisions(cast).values())}


def revisions(cast: Cast) -> dict[str, int]:
    """What was read of each field that is written."""
    fields = cast.snapshot(cast.table_stream(1))["page"]["fields"]
    return {"point_1": 0, "question": 0, **{field["id"]: field["revision"] for field in fields}}


def points(cast: Cast) -> Json:
    """Two key points as they were read."""
    table, known = page(cast)["table"], revisions(cast)
    return {"table": table, "one": 1, "other": 2, "revisions": [known["point_1"], known.get("point_2", 0)]}


def question(cast: Cast) -> Json:
    """A field of the page as it was read."""
    return {**page(cast), "field": "question", "text": str(uuid.uuid4()), "revision": revisions(cast)["question"]}


def activity(cast: Cast) -> Json:
    return {"activity": cast.snapshot(cast.stream)["activities"][0]["id"]}


def asked(cast: Cast) -> Json:
    """A question nobody has answered."""
    table = cast.tables[2]
    return {"table": table, "prompt": cast.do(cast.anna, "add_prompt", table=table, text="Quando?")["prompt"]}


def deleted(cast: Cast) -> Json:
    """A session that was deleted, unless it was before."""
    closed = after(cast, "close_workshop", workshop=cast.workshop)
    after(cast, "delete_workshop", **closed, title="Tappa di Chieri")
    return closed


def published(cast: Cast) -> Json:
    """A closed session that everybody reads, unless it was before."""
    return after(cast, "publish_restitution", **after(cast, "close_workshop", workshop=cast.workshop))


def erased_edition(cast: Cast) -> Json:
    """An edition of which somebody had erased what they wrote, and what it may say now."""
    workshop = cast.create_workshop(cast.anna, "Tappa")
    guest = cast.join(workshop, "Ospite", "Comune di Asti")
    table = cast.snapshot(f"workshop:{workshop}")["tables"][1]["id"]
    cast.do(cast.anna, "seat_participant", participant=guest.id, table=table)
    cast.do(guest, "add_note", table=table, text="Più alberi")
    published = after(cast, "publish_restitution", **after(cast, "close_workshop", workshop=workshop))
    cast.do(guest, "erase_own_data", extent="notes")
    with cast.journal.reading() as session:
        edition = session.scalar(sa.select(Edition.id).where(Edition.workshop_id == published["workshop"]))
    return {"edition": edition, "digest": "0" * 64, "content": "AA=="}


def section_text(cast: Cast) -> Json:
    """Words before a chapter that may have some already."""
    written = cast.snapshot(cast.staff_stream)["section_texts"]
    revision = written[0]["revision"] if written else 0
    place = {"section": "brief", "place": "introduction"}
    return {"workshop": cast.workshop, **place, "text": "Una giornata lunga.", "revision": revision}


def running(cast: Cast) -> Json:
    return after(cast, "start_activity", **activity(cast))


def working(cast: Cast) -> Json:
    """A table whose time runs."""
    running(cast)
    return {"table": cast.tables[1]}


def ended(cast: Cast) -> Json:
    return after(cast, "end_activity", **running(cast))


def email(cast: Cast, person: Actor | None = None) -> str:
    """The e-mail of somebody who has an account and does not conduct here."""
    with cast.journal.reading() as session:
        return session.get_one(User, (person or cast.fabio).id).email


def colleague(cast: Cast) -> str:
    """The e-mail of somebody who is new."""
    return email(cast, cast.create_facilitator("Gina"))


def second_administrator(cast: Cast) -> str:
    """Somebody who administers besides who came first."""
    gina = str(cast.create_facilitator("Gina").id)
    cast.do(SYSTEM, "appoint_administrator", user=gina)
    return gina


def in_two_steps(cast: Cast) -> str:
    """Somebody whose sign-in asks for a code too."""
    gina = str(cast.create_facilitator("Gina").id)
    cast.do(SYSTEM, "switch_on_second_factor", user=gina, **FIRST_CODE)
    return gina


def conducting(cast: Cast) -> str:
    """Somebody who conducts beside Anna."""
    gina = cast.create_facilitator("Gina")
    cast.do(cast.anna, "add_facilitator", workshop=cast.workshop, email=email(cast, gina))
    return str(gina.id)


def code(cast: Cast) -> str:
    return str(cast.snapshot(cast.stream)["workshop"]["code"])


def knock(cast: Cast) -> str:
    """Somebody who waits at the door, where each is let in."""
    cast.do(cast.anna, "change_workshop", workshop=cast.workshop, changes={"door": "approval"})
    return str(cast.do(ANONYMOUS, "join_workshop", code=code(cast), name="Gino")["knock"])


def knocks(cast: Cast) -> Json:
    """The workshop, where somebody waits at the door."""
    knock(cast)
    return {"workshop": cast.workshop}


def facilitator_link() -> Json:
    """A new link, good for an hour."""
    return {"secret_hash": uuid.uuid4().hex, "until": stamp(now() + timedelta(hours=1))}


def followed_link(cast: Cast) -> Json:
    """A link to a session that none of those who try conducts."""
    other = cast.create_facilitator("Ugo")
    secret = uuid.uuid4().hex
    made = {**facilitator_link(), "secret_hash": secret_hash(secret)}
    cast.do(other, "make_facilitator_link", workshop=cast.create_workshop(other, "Altrove"), **made)
    return {"secret": secret}


def signup(cast: Cast) -> Json:
    """The workshop, where people may sign up."""
    after(cast, "open_signup", workshop=cast.workshop, until=FAR)
    return {"workshop": cast.workshop}


def new_workshop(cast: Cast) -> Json:
    return {"title": "Tappa", "date": "2026-12-11", "mode": "online"}


def new_body(cast: Cast) -> str:
    """The id of a body nobody comes from."""
    return str(cast.do(cast.anna, "add_body", name=f"Ente {uuid.uuid4()}")["body"])


def new_alias(cast: Cast) -> str:
    return str(cast.do(cast.anna, "add_alias", body=new_body(cast), name=f"Ente {uuid.uuid4()}")["alias"])


def move_of(cast: Cast) -> Json:
    return {"participant": str(cast.bruno.id), "table": cast.tables[2]}


def drafted(cast: Cast) -> Json:
    cast.do(cast.anna, "draft_seats", workshop=cast.workshop, moves=[move_of(cast)])
    return {"workshop": cast.workshop}


ATTEMPTS: dict[str, Callable[[Cast], Json]] = {
    "erase_own_data": lambda cast: {"extent": "name"},
    "add_alias": lambda cast: {"body": new_body(cast), "name": f"Ente {uuid.uuid4()}"},
    "add_bodies": lambda cast: {"bodies": [{"name": "Comune di Chieri"}]},
    "add_body": lambda cast: {"name": f"Ente {uuid.uuid4()}"},
    "edit_body": lambda cast: {"body": new_body(cast), "name": f"Ente {uuid.uuid4()}", "kind": "other"},
    "merge_bodies": lambda cast: {"body": new_body(cast), "into": new_body(cast)},
    "replace_plan": lambda cast: {"workshop": cast.create_workshop(cast.anna, "Domani", open=False)},
    "remove_body": lambda cast: {"body": new_body(cast)},
    "remove_alias": lambda cast: {"alias": new_alias(cast)},
    "add_activity": lambda cast: {"workshop": cast.workshop, "kind": "break", "minutes": 15},
    "add_facilitator": lambda cast: {"workshop": cast.workshop, "email": colleague(cast)},
    "add_note": lambda cast: {"table": cast.tables[1], "text": "Più alberi"},
    "add_prompt": lambda cast: {"table": cast.tables[0], "text": "Perché?"},
    "add_table": lambda cast: {"workshop": cast.workshop, "theme": "Acqua"},
    "make_facilitator_link": lambda cast: {"workshop": cast.workshop, **facilitator_link()},
    "remove_facilitator": lambda cast: {"workshop": cast.workshop, "user": conducting(cast)},
    "revoke_facilitator_link": lambda cast: {
        "workshop": cast.workshop,
        "link": cast.do(cast.anna, "make_facilitator_link", workshop=cast.workshop, **facilitator_link())["link"],
    },
    "follow_facilitator_link": followed_link,
    "renew_signup_link": lambda cast: {"workshop": cast.workshop},
    "renew_projector_link": lambda cast: {"workshop": cast.workshop},
    "edit_account": lambda cast: {"user": str(cast.fabio.id), "email": f"{uuid.uuid4()}@example.org"},
    "open_signup": lambda cast: {"workshop": cast.workshop, "until": FAR},
    "close_signup": signup,
    "sign_up": lambda cast: {**signup(cast), "name": "Gino"},
    "change_signup": lambda cast: {"name": "Gino"},
    "withdraw_signup": lambda cast: {},
    "enter_workshop": lambda cast: {},
    "return_participant": lambda cast: {},
    "withdraw_knock": lambda cast: {},
    "accept_knock": lambda cast: {"knock": knock(cast)},
    "accept_knocks": knocks,
    "refuse_knock": lambda cast: {"knock": knock(cast)},
    "renew_link": lambda cast: {"participant": cast.bruno.id},
    "renew_links": lambda cast: {"workshop": cast.workshop},
    "add_participant": lambda cast: {"workshop": cast.workshop, "name": str(uuid.uuid4())},
    "sign_out_everywhere": lambda cast: {},
    "answer_note": lambda cast: {"note": note(cast), "text": "Sì"},
    "owe_answer": lambda cast: {"note": note(cast), "due": FAR[:10]},
    "reopen_question": answered,
    "answer_help": lambda cast: {"call": cast.do(cast.bruno, "call_help", table=cast.tables[1])["call"]},
    "call_help": lambda cast: {"table": cast.tables[1]},
    "gather_notes": lambda cast: {"table": cast.tables[1], "notes": [note(cast)], "title": "Farsi trovare"},
    "release_notes": lambda cast: {"table": cast.tables[1], "notes": [note(cast)]},
    "rename_cluster": lambda cast: {"cluster": cluster(cast), "title": "Farsi vedere"},
    "dissolve_cluster": lambda cast: {"cluster": cluster(cast)},
    "give_part": lambda cast: {"table": cast.tables[1], "participant": cast.bruno.id, "part": "scribe"},
    "write_page": question,
    "swap_points": points,
    "sign_page": lambda cast: {**page(cast), "approves": True},
    "mark_done": lambda cast: {"table": cast.tables[1], "done": True},
    "announce": lambda cast: {"workshop": cast.workshop, "text": "Avanti"},
    "announce_seats": drafted,
    "appoint_administrator": lambda cast: {"user": cast.create_facilitator("Gina").id},
    "dismiss_administrator": lambda cast: {"user": second_administrator(cast)},
    "switch_off_account": lambda cast: {"user": cast.create_facilitator("Gina").id},
    "switch_on_account": lambda cast: {"user": cast.create_facilitator("Gina").id},
    "switch_on_second_factor": lambda cast: {"user": cast.create_facilitator("Gina").id, **FIRST_CODE},
    "switch_off_second_factor": lambda cast: {"user": in_two_steps(cast), "step": 2},
    "use_code": lambda cast: {"user": in_two_steps(cast), "step": 2},
    "renew_recovery_codes": lambda cast: {"user": in_two_steps(cast), "step": 2, "marks": []},
    "archive_workshop": lambda cast: after(cast, "close_workshop", workshop=cast.workshop),
    "change_table": lambda cast: {"table": cast.tables[1], "changes": {"place": "Sala Giunta"}},
    "change_workshop": lambda cast: {"workshop": cast.workshop, "changes": {"host": "Comune di Asti"}},
    "close_workshop": lambda cast: {"workshop": cast.workshop},
    "create_account": lambda cast: {"email": f"{uuid.uuid4()}@example.org", "password_hash": HASH},
    "create_token": lambda cast: {"email": email(cast), "secret_hash": HASH},
    "create_workshop": new_workshop,
    "delete_note": lambda cast: {"note": note(cast)},
    "delete_workshop": lambda cast: {
        **after(cast, "close_workshop", workshop=cast.workshop),
        "title": "Tappa di Chieri",
    },
    "draft_seats": lambda cast: {"workshop": cast.workshop, "moves": [move_of(cast)]},
    "draft_split": lambda cast: {"workshop": cast.workshop, "seed": 1},
    "duplicate_workshop": lambda cast: {"workshop": cast.workshop, "date": "2027-01-15"},
    "edit_activity": lambda cast: {**activity(cast), "changes": {"title": "Ai tavoli"}},
    "edit_note": lambda cast: {"note": note(cast), "text": "Più tigli", "revision": 1},
    "edit_prompt": lambda cast: {**asked(cast), "changes": {"text": "Perché?"}},
    "edit_participant": lambda cast: {"participant": cast.bruno.id, "name": "Bruno", "role": "mayor"},
    "end_activity": running,
    "erase_workshop": lambda cast: {**deleted(cast), "deleted_before": stamp(now())},
    "extend_activity": lambda cast: {**running(cast), "minutes": 5},
    "renew_edition": erased_edition,
    "forget_people": lambda cast: {"workshop": cast.create_workshop(cast.anna, "Tappa", date="2020-01-15")},
    "extend_table": lambda cast: {**working(cast), "minutes": 5},
    "end_table": working,
    "reopen_table": lambda cast: {**after(cast, "end_table", **working(cast)), "minutes": 5},
    "freeze_table": lambda cast: {"table": cast.tables[1]},
    "freeze_tables": lambda cast: {"workshop": cast.workshop},
    "thaw_tables": lambda cast: after(cast, "freeze_tables", workshop=cast.workshop),
    "hide_note": lambda cast: {"note": note(cast), "reason": "Perché"},
    "import_participants": lambda cast: {"workshop": cast.workshop, "participants": [{"name": "Gino"}]},
    "join_workshop": lambda cast: {"code": code(cast), "name": "Gino"},
    "lock_seats": lambda cast: {"workshop": cast.workshop, "participants": [cast.bruno.id], "locked": True},
    "make_password_link": lambda cast: {"email": email(cast), "link_hash": HASH, "until": stamp(now())},
    "move_activity": lambda cast: {**activity(cast), "position": 2},
    "merge_participants": lambda cast: {"participant": listed_person(cast), "other": listed_person(cast)},
    "move_note": lambda cast: {"note": note(cast), "table": cast.tables[1], "prompt": cast.prompts[0]},
    "move_prompt": lambda cast: {**asked(cast), "position": 1},
    "open_workshop": lambda cast: after(cast, "close_workshop", workshop=cast.workshop),
    "remove_activity": lambda cast: {
        "activity": cast.do(cast.anna, "add_activity", workshop=cast.workshop, kind="break")["activity"]
    },
    "remove_prompt": asked,
    "remove_table": lambda cast: {
        "table": cast.do(cast.anna, "add_table", workshop=cast.workshop, theme="Acqua")["table"]
    },
    "remove_participant": lambda cast: {"participant": listed_person(cast)},
    "reopen_activity": ended,
    "restore_note": binned,
    "restore_workshop": deleted,
    "seat_participant": lambda cast: {"participant": cast.bruno.id, "table": cast.tables[2]},
    "set_password": lambda cast: {"email": email(cast), "password_hash": HASH},
    "show_note": hidden,
    "split_participants": lambda cast: {"workshop": cast.workshop, "seed": 1},
    "start_activity": activity,
    "arrange_restitution": lambda cast: {
        "workshop": cast.workshop,
        "sections": cast.snapshot(cast.staff_stream)["sections"],
    },
    "write_section_text": section_text,
    "publish_restitution": lambda cast: after(cast, "close_workshop", workshop=cast.workshop),
    "withdraw_restitution": lambda cast: {**published(cast), "edition": 1},
    "thaw_table": lambda cast: after(cast, "freeze_table", table=cast.tables[1]),
    "unarchive_workshop": lambda cast: after(
        cast, "archive_workshop", **after(cast, "close_workshop", workshop=cast.workshop)
    ),
}


def listed_person(cast: Cast) -> str:
    """Somebody who is on the list and has not come."""
    made = cast.do(cast.anna, "add_participant", workshop=cast.workshop, name=str(uuid.uuid4()))
    return str(made["participant"])


def joining(cast: Cast) -> Json:
    return {"code": code(cast), "id": str(uuid.uuid4()), "name": "Gino"}


def operations(cast: Cast) -> Json:
    operation = {"id": str(uuid.uuid4()), "name": "add_note", "args": ATTEMPTS["add_note"](cast)}
    return {"operations": [operation]}


def listed(cast: Cast) -> Json:
    """A list somebody has looked at."""
    table = '{"rows": [{"number": 1, "cells": ["Gino"]}]}'
    return {"table": table, "columns": "name", "column-0": "name", "operation": str(uuid.uuid4())}


BODIES: dict[str, Callable[[Cast], Any]] = {
    "POST /bodies/start": lambda cast: {"operation": str(uuid.uuid4())},
    "POST /w/<id>/people/check": lambda cast: {"people": "Gino"},
    "POST /api/v1/join": joining,
    "POST /api/v1/operations": operations,
    "POST /api/v1/workshops": new_workshop,
    "POST /api/v1/workshops/<id>/participants": lambda cast: [{"name": "Gino"}],
    "POST /w/<id>/people": listed,
    "POST /w/<id>/people/new": lambda cast: {"name": "Gino", "operation": str(uuid.uuid4())},
    "POST /w/<id>/people/<participant>": lambda cast: {"name": "Bruno", "operation": str(uuid.uuid4())},
    "POST /w/<id>/people/<participant>/merge": lambda cast: {
        "other": listed_person(cast),
        "operation": str(uuid.uuid4()),
    },
    "POST /w/<id>/people/<participant>/remove": lambda cast: {"operation": str(uuid.uuid4())},
    "POST /api/v1/workshops/<id>/seating": lambda cast: {"seed": 1},
    "POST /w/<id>/restitution/publish": lambda cast: {
        **after(cast, "close_workshop", workshop=cast.workshop),
        "operation": str(uuid.uuid4()),
    },
    "POST /w/<id>/restitution/outline": lambda cast: {
        "order": [section["key"] for section in cast.snapshot(cast.staff_stream)["sections"]],
        "on": [section["key"] for section in cast.snapshot(cast.staff_stream)["sections"]],
        "operation": str(uuid.uuid4()),
    },
    "POST /w/<id>/restitution/texts": lambda cast: {**section_text(cast), "operation": str(uuid.uuid4())},
    "POST /w/<id>/restitution/withdrawal": lambda cast: {
        **published(cast),
        "edition": 1,
        "operation": str(uuid.uuid4()),
    },
    "POST /w/<id>/restitution/hiding": lambda cast: {
        "note": note(cast),
        "reason": "Perché",
        "operation": str(uuid.uuid4()),
    },
}


def address(cast: Cast) -> str:
    """Where everybody reads the restitution of the session."""
    published(cast)
    return str(cast.snapshot(cast.stream)["restitution"]["path"]).removeprefix("/r/")


def places(route: str, cast: Cast) -> dict[str, str]:
    """What stands in the angles of a route."""
    return {
        "id": cast.workshop,
        "participant": str(cast.bruno.id),
        "stream": cast.table_stream(1),
        "form": "json",
        "ref": f"T1-{len(cast.snapshot(cast.table_stream(1))['notes'])}" if "<ref>" in route and note(cast) else "",
        "address": address(cast) if "<address>" in route else "",
        "number": "1",
        "code": code(cast) if "/j/" in route else "it",
        "version": "0",
        "token": "guess",
        "user": str(cast.fabio.id),
        "link": str(uuid.uuid4()),
        "body": new_body(cast) if "<body>" in route else "",
        "alias": new_alias(cast) if "<alias>" in route else "",
    }
