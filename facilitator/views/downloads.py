"""The files of the restitution: who conducts gives them to whom they want."""

import re
import unicodedata

from flask import Blueprint, Response, current_app

from facilitator.brand import Brand
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.language import gettext
from facilitator.models import Workshop
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import not_found
from facilitator.restitution.formats import FORMATS
from facilitator.restitution.publishing import render
from facilitator.restitution.speech import _, speaking
from facilitator.views.asking import permitted
from facilitator.views.edition import wanted_edition

blueprint = Blueprint("downloads", __name__)


def files() -> list[tuple[str, str, str]]:
    """The files to download: format, what it is for people, what it is for their programs."""
    said = {
        "pdf": (gettext("Accessible PDF"), "PDF/UA, PDF/A"),
        "slides.pdf": (gettext("Slides, a page a table"), "PDF"),
        "docx": (gettext("Word"), "DOCX"),
        "odt": (gettext("LibreOffice"), "ODT"),
        "html": (gettext("Web page"), "HTML"),
        "md": (gettext("Plain text"), "Markdown"),
        "xlsx": (gettext("All notes, for Excel"), "XLSX"),
        "csv": (gettext("All notes, for spreadsheets"), "CSV"),
        "json": (gettext("Open data"), "JSON"),
    }
    return [(form, *said[form]) for form in FORMATS]


@blueprint.get("/w/<id>/restitution.<form>")
@permitted(staff_of_workshop)
def download(id: str, form: str) -> Response:
    """A file of the restitution, as it stands now."""
    return file(id, form)


@blueprint.get("/api/v1/workshops/<id>/restitution.<form>")
@permitted(staff_of_workshop)
def fetch(id: str, form: str) -> Response:
    """The same file, for programs."""
    return file(id, form)


def file(id: str, form: str) -> Response:
    edition = wanted_edition()
    if form not in FORMATS:
        raise not_found("format")
    workshop = find_workshop(db.session(), id)
    name = file_name(workshop, form, is_public=edition == "public")
    answer = Response(render(db.session(), id, form, edition, brand()), content_type=FORMATS[form])
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def brand() -> Brand:
    """Whose documents these are."""
    settings: Settings = current_app.extensions["settings"]
    return settings.brand


def file_name(workshop: Workshop, form: str, is_public: bool = False, edition: str = "") -> str:
    """restituzione-chieri-2020-12-11.pdf, in the session's language: letters and digits only, whatever its title."""
    with speaking(workshop.language):
        kind, ending = _("restitution"), _("public edition") if is_public else ""
    name = f"{kind} {workshop.title} {workshop.date} {ending} {edition}"
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return f"{'-'.join(words)[:120]}.{form}"
