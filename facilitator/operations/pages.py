"""A table writes its page, and says whether it stands by it."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from facilitator.events import PageFieldView, PageSigned, PageWritten, PartGiven, PointsSwapped, SignatureView
from facilitator.models import PAGE_FIELDS, PAGE_TEXT_LIMIT, POINTS, PageField, PageFieldName, Part, Table
from facilitator.operations.arguments import Arguments, Id, Reason, Revision, between, cleaned
from facilitator.operations.context import Context
from facilitator.operations.page_state import (
    bare,
    fields_of,
    known_sources,
    opened_table,
    own_seat,
    own_signature,
    seat_at,
    settle,
    signable_table,
    words_of_signature,
    writable_table,
)
from facilitator.operations.registry import operation
from facilitator.permissions import seated_at_table, sitter_or_staff, writes_page_of_table
from facilitator.refusal import Refused
from facilitator.text import clean

MOST_SOURCES = 20

PageText = Annotated[str, BeforeValidator(cleaned(clean)), AfterValidator(between(0, PAGE_TEXT_LIMIT))]
Sources = Annotated[list[Id], Field(max_length=MOST_SOURCES)]
Place = Annotated[int, Field(ge=1, le=len(POINTS))]


class GivePart(Arguments):
    """Who has a part at a table, and which; none takes it away."""

    table: Id
    participant: Id
    part: Part | None = None


class WritePage(Arguments):
    """Other words for a field of the page; `revision` is the one the writer saw, `sources` notes and groups.

    The speaker is named by id.
    """

    table: Id
    field: PageFieldName
    text: PageText
    revision: Revision
    sources: Sources = []


class SwapPoints(Arguments):
    """Two key points that change places, and the revisions the writer saw."""

    table: Id
    one: Place
    other: Place
    revisions: Annotated[list[Revision], Field(min_length=2, max_length=2)]


class SignPage(Arguments):
    """That the page is right (`approves`), or which field is not and why; neither takes back what was said.

    `revision` is the sum of the fields' revisions: what the signer has read.
    """

    table: Id
    revision: Revision
    approves: bool = False
    field: PageFieldName | None = None
    reason: Reason | None = None


@operation(by=sitter_or_staff)
def give_part(args: GivePart, context: Context) -> dict[str, Any]:
    """The table sees who writes its page; people take a part themselves, who conducts gives it to anybody there."""
    table = opened_table(args.table, context)
    if not context.actor.is_staff and context.actor.id != args.participant:
        raise Refused("forbidden", "You take a part for yourself only.", path="participant")
    seat = seat_at(table, args.participant, context)
    if seat.part != args.part:
        seat.part = args.part
        context.tell(table.stream, PartGiven(participant=args.participant, part=args.part))
    return {"part": args.part}


@operation(by=writes_page_of_table)
def write_page(args: WritePage, context: Context) -> dict[str, Any]:
    """The table reads the new words at once; who wrote over older ones is shown both, and nothing is overwritten."""
    table = writable_table(args.table, context)
    fields = fields_of(table, context)
    field = fields.get(args.field)
    refuse_stale(args.revision, field, table, fields)
    sources = known_sources(table, args.field, args.sources, field, context)
    if args.field == "speaker" and args.text:
        seat_at(table, args.text, context)
    if field is None or (field.text, field.sources) != (args.text, sources):
        field = fields[args.field] = field or new_field(table, args.field, context)
        write([(field, args.text, sources)], table, context)
        context.tell(table.stream, PageWritten(table=table.id, fields=[PageFieldView.of(field)]))
    return {"field": args.field, "revision": field.revision, "page": revision_of(fields)}


@operation(by=writes_page_of_table)
def swap_points(args: SwapPoints, context: Context) -> dict[str, Any]:
    """Two key points change places with all they came from."""
    table = writable_table(args.table, context)
    fields = fields_of(table, context)
    names = [POINTS[args.one - 1], POINTS[args.other - 1]]
    if names[0] == names[1]:
        raise Refused("invalid", "Two different places are needed.", path="other")
    for name, revision in zip(names, args.revisions, strict=True):
        refuse_stale(revision, fields.get(name), table, fields)
    one, other = (fields.get(name) or new_field(table, name, context) for name in names)
    write([(one, other.text, other.sources), (other, one.text, one.sources)], table, context)
    told = [PageFieldView.of(field) for field in sorted((one, other), key=lambda field: field.position)]
    context.tell(table.stream, PointsSwapped(table=table.id, fields=told))
    return {"revisions": [one.revision, other.revision]}


@operation(by=seated_at_table)
def sign_page(args: SignPage, context: Context) -> dict[str, Any]:
    """The table sees how many stand by its page, and what somebody holds against a sentence of it."""
    table = signable_table(args.table, context)
    own_seat(table, context)
    fields = fields_of(table, context)
    if not any(field.text for field in fields.values()):
        raise Refused("invalid", "Nothing stands on this page yet.", path="table")
    if args.revision != revision_of(fields):
        current = {"revision": revision_of(fields), "fields": told_fields(fields)}
        raise Refused("stale_revision", "The page was changed meanwhile: read it again.", current=current)
    refuse_unclear(args, fields)
    signature = own_signature(table, context)
    words_of_signature(signature.participant_id, table, context)
    signature.approves, signature.field, signature.reason = args.approves, args.field, args.reason
    signature.signed_at = context.now
    context.session.add(signature)
    context.tell(table.stream, PageSigned(table=table.id, signature=SignatureView.of(signature)))
    return {"revision": args.revision, "approves": args.approves}


def refuse_stale(revision: int, field: PageField | None, table: Table, fields: dict[str, PageField]) -> None:
    """Refuse who has not seen the field as it is now, and tell them what it says."""
    if revision == (field.revision if field else 0):
        return
    known = PageFieldView.of(field) if field else None
    current = {"revision": 0, "text": "", "sources": []} if known is None else known.model_dump()
    raise Refused("stale_revision", "Somebody wrote here meanwhile.", current=current, path="revision")


def refuse_unclear(args: SignPage, fields: dict[str, PageField]) -> None:
    """Refuse a mark without its field or its reason, and one on what is empty."""
    if args.approves and (args.field or args.reason):
        raise Refused("invalid", "Either the page is right, or a field of it is not.", path="approves")
    if args.field and not args.reason:
        raise Refused("invalid", "Write what is not right.", path="reason")
    if args.reason and not args.field:
        raise Refused("invalid", "Choose the sentence that is not right.", path="field")
    if args.field and not (args.field in fields and fields[args.field].text):
        raise Refused("invalid", "Nothing stands there.", path="field")


def new_field(table: Table, name: PageFieldName, context: Context) -> PageField:
    """A field nobody has written into yet."""
    field = bare(table, name, context.derived_id(f"page:{name}"))
    context.session.add(field)
    return field


def write(changes: list[tuple[PageField, str, list[str]]], table: Table, context: Context) -> None:
    """Put words into fields; what was said of the words before is read nowhere any more."""
    for field, text, sources in changes:
        field.text, field.sources = text, sources
        field.revision += 1
        field.written_at = context.now
    settle(table, [field.name for field, *_ in changes], context)


def revision_of(fields: dict[str, PageField]) -> int:
    """A number that grows with each change of the page."""
    return sum(field.revision for field in fields.values())


def told_fields(fields: dict[str, PageField]) -> list[dict[str, Any]]:
    """The fields as the table is told them, in their order."""
    known = (fields[name] for name in PAGE_FIELDS if name in fields)
    return [PageFieldView.of(field).model_dump() for field in known]
