"""The order of the chapters, and the document they make."""

from facilitator.restitution.document import Document, Labels, Meta
from facilitator.restitution.record import Record
from facilitator.restitution.sections import (
    agenda,
    annex,
    bodies,
    brief,
    cover,
    method,
    open_points,
    register,
    tables,
)
from facilitator.restitution.speech import _, day, speaking

SECTIONS = (cover, brief, bodies, agenda, tables, open_points, register, annex, method)


def build(record: Record) -> Document:
    """The whole document, in the workshop's language."""
    with speaking(record.workshop.language):
        return Document(meta(record), tuple(block for section in SECTIONS for block in section.blocks(record)))


def meta(record: Record) -> Meta:
    workshop = record.workshop
    return Meta(
        title=workshop.title,
        subtitle=_("Restitution of the session, %(day)s", day=day(workshop.date)),
        language=workshop.language,
        author=workshop.host or "",
        date=workshop.date.isoformat(),
        head=_(
            "%(edition)s · %(title)s, %(day)s",
            edition=cover.edition(record),
            title=workshop.title,
            day=day(workshop.date),
        ),
        keywords=tuple(body.name for body in record.bodies),
        labels=labels(),
    )


def labels() -> Labels:
    return Labels(
        contents=_("Contents"),
        page=_("Page {page} of {pages}"),
        to_note=_("Note {ref}, in the list of all notes"),
        unprintable=_(
            "Some signs have no shape in the fonts of this file and are replaced by their name or by �. "
            "The attached data hold them as they were typed."
        ),
    )
