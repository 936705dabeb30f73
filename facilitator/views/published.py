"""The published restitution, for everybody: no account, no cookie, no script."""

from pathlib import Path
from typing import cast

import sqlalchemy as sa
from flask import Blueprint, Response, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, format_date
from werkzeug.wrappers import Response as AnyResponse

from facilitator.extensions import db
from facilitator.language import LANGUAGES
from facilitator.models import Edition, Workshop
from facilitator.operations.editions import editions_of, newest_readable
from facilitator.permissions import anyone, found
from facilitator.refusal import Refused, not_found
from facilitator.restitution.formats import FORMATS, PAGE
from facilitator.restitution.shelf import Shelf
from facilitator.text import is_plain
from facilitator.views.asking import permitted
from facilitator.views.downloads import file_name, files
from facilitator.views.squeezed import squeezed
from facilitator.views.wording import DAY

PLACE_OF_THE_DOCUMENT = b"<!-- the document -->"
GONE = 410

blueprint = Blueprint("published", __name__)


@blueprint.get("/r/<address>")
@permitted(anyone)
def show(address: str) -> ResponseReturnValue:
    """The newest edition to read, its files, and the editions before it."""
    workshop = published_workshop(address)
    editions = editions_of(db.session(), workshop)
    return shown(workshop, editions, newest_readable(editions) or editions[-1])


@blueprint.get("/r/<address>/<number>")
@permitted(anyone)
def show_edition(address: str, number: str) -> ResponseReturnValue:
    """One edition as it was published."""
    workshop = published_workshop(address)
    editions = editions_of(db.session(), workshop)
    return shown(workshop, editions, numbered(editions, number))


@blueprint.get("/r/<address>/<number>/restitution.<form>")
@permitted(anyone)
def download(address: str, number: str, form: str) -> ResponseReturnValue:
    """A file of an edition, which is made once, whoever asks."""
    workshop = published_workshop(address)
    editions = editions_of(db.session(), workshop)
    edition = numbered(editions, number)
    if form not in FORMATS:
        raise not_found("format")
    if not edition.is_readable:
        return withdrawn(workshop, editions, edition)
    key, name = edition.id, file_name(workshop, form, is_public=True, edition=str(edition.number))
    file = awaited(key, form)
    if file is None:
        return withdrawn_meanwhile(address, number)
    answer = Response(file.read_bytes(), content_type=FORMATS[form])
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    answer.set_etag(f"{key}-{form}")
    answer.make_conditional(request)
    return fresh(answer)


def published_workshop(address: str) -> Workshop:
    """The session whose restitution has this address."""
    by_address = sa.select(Workshop).where(Workshop.public_id == address, Workshop.deleted_at.is_(None))
    return found(db.session.scalar(by_address) if is_plain(address) else None, "restitution")


def numbered(editions: list[Edition], number: str) -> Edition:
    """The edition of this number, written as numbers are."""
    return found(next((each for each in editions if str(each.number) == number), None), "edition")


def shelf() -> Shelf:
    """Where this app keeps the files of editions."""
    return cast(Shelf, current_app.extensions["shelf"])


def shown(workshop: Workshop, editions: list[Edition], edition: Edition) -> ResponseReturnValue:
    """The page of an edition, if it can still be read."""
    if not edition.is_readable:
        return withdrawn(workshop, editions, edition)
    key, address, number = edition.id, workshop.public_id or "", str(edition.number)
    frame = framed("restitution/published.html", workshop, editions, edition)
    document = awaited(key, PAGE)
    if document is None:
        return withdrawn_meanwhile(address, number)
    return squeezed(frame.encode(), PLACE_OF_THE_DOCUMENT, document, request)


def awaited(edition: str, form: str) -> Path | None:
    """The file of an edition; nothing where it was withdrawn, or its session deleted, while the file was made."""
    db.session.rollback()  # making the file may take a while, and needs no transaction
    try:
        file = shelf().file(edition, form)
    except Refused as refusal:
        if refusal.code == "not_found":
            return None
        raise
    standing = sa.select(Edition.id).join(Workshop, Edition.workshop_id == Workshop.id)
    readable = (Edition.id == edition, Edition.withdrawn_at.is_(None), Workshop.deleted_at.is_(None))
    return file if db.session.scalar(standing.where(*readable)) else None


def withdrawn_meanwhile(address: str, number: str) -> AnyResponse:
    """That it was taken away while it was on its way; nothing where the session was; again where it is made anew."""
    workshop = published_workshop(address)
    editions = editions_of(db.session(), workshop)
    edition = numbered(editions, number)
    return again() if edition.is_readable else withdrawn(workshop, editions, edition)


def again() -> AnyResponse:
    """The way to the same address, where something else stands now."""
    answer = redirect(request.path)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def withdrawn(workshop: Workshop, editions: list[Edition], edition: Edition) -> Response:
    """That it was there, and where to read on."""
    return fresh(Response(framed("restitution/withdrawn.html", workshop, editions, edition), GONE))


def framed(template: str, workshop: Workshop, editions: list[Edition], edition: Edition) -> str:
    """What stands around the document, in the language of the session, the same for everybody."""
    language = workshop.language if workshop.language in LANGUAGES else "en"
    with force_locale(language):
        return render_template(
            template,
            workshop=workshop,
            edition=edition,
            newest=newest_readable(editions),
            others=[each for each in reversed(editions) if each is not edition and each.is_readable],
            language=language,
            staff=None,
            day=lambda moment: format_date(moment, DAY),
            files=files(),
        )


def fresh(answer: Response) -> Response:
    """A browser may keep it, and asks each time whether it still stands."""
    answer.headers["Cache-Control"] = "no-cache"
    return answer
