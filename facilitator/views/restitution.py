"""The restitution as a page: exactly what will be printed, which follows the session while it goes on."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from flask import Blueprint, current_app, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from sqlalchemy import orm

from facilitator.clock import now, stamp
from facilitator.events import SectionTextView
from facilitator.extensions import db
from facilitator.language import gettext
from facilitator.models import Event, Note, SavedOperation, Table, User, Workshop
from facilitator.operations.editions import newest_edition
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import not_found
from facilitator.restitution.chapters import section_texts
from facilitator.restitution.open_data import counts
from facilitator.restitution.outline import CHAPTERS
from facilitator.restitution.preview import Piece, Preview
from facilitator.restitution.speech import speaking
from facilitator.views.addresses import published_link
from facilitator.views.asking import current_actor, keyring, permitted
from facilitator.views.downloads import files
from facilitator.views.edition import wanted_edition
from facilitator.views.wording import DAY, moment

REFERENCE = re.compile(r"T(\d{1,4})-(\d{1,7})", re.ASCII)

blueprint = Blueprint("restitution", __name__)


@dataclass(frozen=True)
class RefusedText:
    """Words that could not be kept as they were sent: they stand in the page, with the reason and what is there now."""

    section: str
    place: str
    text: str
    why: str
    theirs: str = ""


@blueprint.get("/w/<id>/restitution")
@permitted(staff_of_workshop)
def show(id: str) -> ResponseReturnValue:
    """The whole document as it will be printed, to put in order and write around, with its files to download."""
    return page(id)


def page(id: str, refused: RefusedText | None = None, error: str = "") -> str:
    """The page; words that were refused stand in their field, with the reason."""
    g.workshop = find_workshop(db.session(), id)
    account = db.session.get_one(User, current_actor().id)
    edition = wanted_edition()
    looks = look(g.workshop, edition)
    edition_to_read = newest_edition(db.session(), g.workshop)
    return render_template(
        "restitution/show.html",
        **looks,
        token=keyring().handshake_token(account),
        server_time=stamp(now()),
        files=files(),
        day=format_date(g.workshop.date, DAY),
        published=edition_to_read,
        address=published_link(g.workshop) if edition_to_read else "",
        refused=refused,
        error=error,
    )


def look(workshop: Workshop, edition: str) -> dict[str, Any]:
    """What the page shows of the document now; the database is let go while it is drawn."""
    texts = {(text.section, text.place): text for text in section_texts(db.session(), workshop.id)}
    written = {where: SectionTextView.of(text) for where, text in texts.items()}
    sheet = preview().sheet(db.session(), workshop.id, edition)
    with speaking(workshop.language):
        titles = {key: chapter.title() for key, chapter in CHAPTERS.items()}
    return {
        "workshop": find_workshop(db.session(), workshop.id),
        "edition": edition,
        "sheet": sheet,
        "counts": counts(sheet.record),
        "titles": titles,
        "anchors": {key: chapter.ANCHOR for key, chapter in CHAPTERS.items()},
        "written": written,
        "reasons": reasons(),
        "moment": lambda text: moment(workshop, datetime.fromisoformat(text.written_at)),
    }


def preview() -> Preview:
    """The sheets that are looked at on this server."""
    return cast(Preview, current_app.extensions["preview"])


def reasons() -> dict[str, str]:
    """Why some chapters are always there."""
    return {
        "register": gettext("Always in: it says what is not shown, and why."),
        "annex": gettext("Always in: here stands every note, word for word."),
        "method": gettext("Always in: it says which notes the document was made from."),
    }


@blueprint.get("/w/<id>/restitution/preview")
@permitted(staff_of_workshop)
def follow(id: str) -> ResponseReturnValue:
    """What of the page has changed since a version of it, for who looks at it while the session goes on."""
    workshop = find_workshop(db.session(), id)
    edition = wanted_edition()
    known = preview().known(id, edition, request.args.get("since", ""))
    looks = look(workshop, edition)
    answer = jsonify(
        version=looks["sheet"].version,
        order=[piece.digest for piece in looks["sheet"].pieces],
        pieces={piece.digest: drawn(piece, looks) for piece in looks["sheet"].pieces if piece.digest not in known},
        outline=render_template("restitution/_outline.html", **looks),
        checks=render_template("restitution/_checks.html", **looks),
        streams=[*looks["sheet"].heads],
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def drawn(piece: Piece, looks: dict[str, Any]) -> str:
    """A piece as it stands in the page."""
    if piece.slot is None:
        return piece.drawn
    return render_template("restitution/_section_text.html", slot=piece.slot, refused=None, **looks)


@blueprint.get("/w/<id>/restitution/notes/<ref>")
@permitted(staff_of_workshop)
def origin(id: str, ref: str) -> ResponseReturnValue:
    """Where a sentence comes from: the note as it is now, its table, when and how it came, how often it was changed."""
    workshop = g.workshop = find_workshop(db.session(), id)
    note = find_reference(db.session(), id, ref)
    if note is None:
        raise not_found("note")
    return render_template(
        "restitution/origin.html",
        workshop=workshop,
        note=note,
        came=moment(workshop, note.added_at),
        changes=times_written_anew(db.session(), note),
        source=source_words().get(note.source, note.source),
    )


def find_reference(session: orm.Session, workshop: str, ref: str) -> Note | None:
    """The note a reference names."""
    read = REFERENCE.fullmatch(ref)
    if read is None:
        return None
    table, number = (int(part) for part in read.groups())
    wanted = sa.select(Note).join(Table, Note.table_id == Table.id)
    return session.scalar(wanted.where(Table.workshop_id == workshop, Table.number == table, Note.number == number))


def times_written_anew(session: orm.Session, note: Note) -> int:
    """How often the words changed; a note is told of anew also when its author or its question is put right."""
    edits = sa.select(sa.func.count()).join_from(Event, SavedOperation, SavedOperation.id == Event.op)
    return session.scalar(edits.where(Event.subject == note.id, SavedOperation.name == "edit_note")) or 0


def source_words() -> dict[str, str]:
    """How a note came in, in the reader's language."""
    return {
        "phone": gettext("from a phone or laptop"),
        "scribe": gettext("written by the table’s scribe"),
        "paper": gettext("copied from the table’s sheet"),
    }
