"""The order of the chapters, and the document they make."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from facilitator.restitution.document import Block, Document, Heading, Labels, Meta, Paragraph
from facilitator.restitution.record import Record, SectionRecord, WrittenText
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
from facilitator.restitution.speech import _, day, minute, speaking

CHAPTERS: dict[str, ModuleType] = {
    "brief": brief,
    "bodies": bodies,
    "agenda": agenda,
    "tables": tables,
    "open_points": open_points,
    "register": register,
    "annex": annex,
    "method": method,
}


@dataclass(frozen=True)
class Slot:
    """Where the words before or after a chapter stand, or would stand."""

    section: str
    place: str


def build(record: Record) -> Document:
    """The whole document, in the workshop's language."""
    with speaking(record.workshop.language):
        return Document(meta(record), tuple(part for part in parts(record) if not isinstance(part, Slot)))


def parts(record: Record) -> Iterator[Block | Slot]:
    """The cover, and the chapters in the order they were given."""
    yield from cover.blocks(record)
    for section in record.sections:
        if section.on:
            yield from chapter(record, section)


def chapter(record: Record, section: SectionRecord) -> Iterator[Block | Slot]:
    """A chapter between the words before and after it; where nothing else is said, under its title with them alone."""
    module = CHAPTERS[section.key]
    said = module.blocks(record)
    first = next(said, None)
    if first is None and (section.introduction or section.closing):
        first = Heading(1, module.title(), module.ANCHOR)
    has_title = isinstance(first, Heading) and first.anchor == module.ANCHOR
    opening = [first] if first else []
    yield from opening if has_title else []
    yield Slot(section.key, "introduction")
    yield from own_words(record, section.introduction)
    yield from [] if has_title else opening
    yield from said
    yield Slot(section.key, "closing")
    yield from own_words(record, section.closing)


def own_words(record: Record, text: WrittenText | None) -> Iterator[Block]:
    """A paragraph a line; in the internal edition who wrote it, and when."""
    if text is None:
        return
    for line in text.text.split("\n"):
        if line.strip():
            yield Paragraph(line.strip())
    if text.author:
        moment = minute(text.written_at, record.workshop.time_zone)
        yield Paragraph(_("%(who)s, %(moment)s", who=text.author, moment=moment), "small")


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
        once=_(
            "There are so many notes that each stands in this file once: under its question, with how and when it "
            "came in. The attached data hold them as one list."
        ),
    )
