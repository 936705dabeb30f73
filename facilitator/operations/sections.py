"""The chapters of the restitution: their order, and what facilitators write before and after each."""

from typing import Annotated, Any, Literal

import orjson
import sqlalchemy as sa
from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from facilitator import models
from facilitator.events import RestitutionArranged, SectionTextView, SectionTextWritten, SectionView
from facilitator.models import SECTION_TEXT_LIMIT, Section, SectionText
from facilitator.operations.arguments import Arguments, Id, between, cleaned
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused
from facilitator.restitution.arrangement import REQUIRED, SECTIONS
from facilitator.restitution.chapters import arrangement
from facilitator.text import clean


def known_section(key: str) -> str:
    """A validator of a chapter's key."""
    if key not in SECTIONS:
        raise PydanticCustomError("unknown", "Not one of {known}.", {"known": ", ".join(SECTIONS)})
    return key


SectionKey = Annotated[str, AfterValidator(known_section)]
SectionWords = Annotated[
    str, BeforeValidator(cleaned(lambda text: clean(text).strip())), AfterValidator(between(0, SECTION_TEXT_LIMIT))
]


class WantedSection(Arguments):
    """A chapter, and whether it is printed."""

    key: SectionKey
    on: bool


class ArrangeRestitution(Arguments):
    """All chapters of a session's restitution in their order."""

    workshop: Id
    sections: Annotated[list[WantedSection], Field(max_length=len(SECTIONS))]


class WriteSectionText(Arguments):
    """Words before or after a chapter, none to take them away; `revision` is the one the writer saw, 0 of none."""

    workshop: Id
    section: SectionKey
    place: Literal["introduction", "closing"]
    text: SectionWords
    revision: Annotated[int, Field(ge=0, le=1_000_000)]


@operation(by=staff_of_workshop)
def arrange_restitution(args: ArrangeRestitution, context: Context) -> dict[str, Any]:
    """The chapters come in this order, and those that are off stay out; notes and their register always stay in."""
    find_workshop(context.session, args.workshop)
    wanted = [(section.key, section.on) for section in args.sections]
    refuse_impossible(wanted)
    told = [SectionView(key=key, on=on) for key, on in wanted]
    if wanted != arrangement(context.session, args.workshop):
        arrange(wanted, args.workshop, context)
        context.tell(f"staff:{args.workshop}", RestitutionArranged(sections=told))
    return {"sections": [section.model_dump() for section in told]}


def refuse_impossible(wanted: list[tuple[str, bool]]) -> None:
    """Each chapter has one place, and none goes whose absence nobody would see."""
    if sorted(key for key, _ in wanted) != sorted(SECTIONS):
        raise Refused("invalid", "Name each section once.", path="sections", reason="incomplete")
    off = [key for key, on in wanted if not on and key in REQUIRED]
    if off:
        message = "This section cannot be left out: without it nobody would see what is missing."
        raise Refused("invalid", message, path="sections", reason="required", section=off[0])


def arrange(wanted: list[tuple[str, bool]], workshop: str, context: Context) -> None:
    """Keep the order; it replaces the one before whole."""
    context.session.execute(sa.delete(Section).where(Section.workshop_id == workshop))
    for position, (key, on) in enumerate(wanted, 1):
        row = {"workshop_id": workshop, "key": key, "position": position, "is_on": on}
        context.session.add(Section(id=context.derived_id(key), **row))


@operation(by=staff_of_workshop)
def write_section_text(args: WriteSectionText, context: Context) -> dict[str, Any]:
    """The words stand in the document; who saw an older revision is told the current one, and writes over nothing."""
    find_workshop(context.session, args.workshop)
    text = section_text(args, context)
    known = text.revision if text else 0
    if args.revision != known:
        raise stale(known, text)
    if text is None:
        where = {"workshop_id": args.workshop, "section": args.section, "place": args.place}
        text = SectionText(id=context.id, **where)
        context.session.add(text)
    take_back(text, context)
    text.take(args.text, context.actor.id, context.now)
    context.session.flush()
    context.session.refresh(text, ["author"])
    context.tell(f"staff:{args.workshop}", SectionTextWritten(text=SectionTextView.of(text)))
    return {"revision": text.revision}


def section_text(args: WriteSectionText, context: Context) -> SectionText | None:
    """What stands there now."""
    where = {"workshop_id": args.workshop, "section": args.section, "place": args.place}
    return context.session.scalar(sa.select(SectionText).filter_by(**where))


def stale(known: int, text: SectionText | None) -> Refused:
    """Somebody else wrote meanwhile: both texts are kept, this one by who is refused."""
    current = text.text if text else ""
    return Refused("stale_revision", "Somebody wrote here meanwhile.", current=known, current_text=current)


def take_back(text: SectionText, context: Context) -> None:
    """What is replaced is read nowhere any more: it is taken out of what facilitators were told."""
    for told in context.earlier:
        if told.subject == text.id:
            without_words(told.data)
    for event in context.session.scalars(sa.select(models.Event).where(models.Event.subject == text.id)):
        told_before = orjson.loads(event.data)
        if without_words(told_before):
            event.data = orjson.dumps(told_before).decode()


def without_words(data: dict[str, Any]) -> bool:
    """Take the words out of an event's data; whether there were any."""
    if data["text"]["text"] is None:
        return False
    data["text"]["text"] = None
    data["redacted"] = True
    return True
