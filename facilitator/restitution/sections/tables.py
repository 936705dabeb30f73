"""A chapter for each table: its facts, and its notes under the question they answer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from facilitator.restitution import words
from facilitator.restitution.document import Block, Fact, Heading, NoteGroup, NoteLine, Paragraph
from facilitator.restitution.record import Named, NoteRecord, Record, TableRecord
from facilitator.restitution.sections.agenda import minutes_of
from facilitator.restitution.speech import _, enumeration, ngettext
from facilitator.restitution.table_page import page_blocks

ANCHOR = "tables"

FEW_NOTES = 4


def title() -> str:
    """What the tables are called together."""
    return _("The tables")


def blocks(record: Record) -> Iterator[Block]:
    """The chapters of all tables, the plenary last; words of their own stand apart from those of a table."""
    said = next(section for section in record.sections if section.key == "tables")
    tables = record.written_tables
    if said.introduction:
        yield Heading(1, title(), ANCHOR, on_new_page=True)
    for table in [each for each in tables if not each.is_plenary] + [each for each in tables if each.is_plenary]:
        yield from chapter(record, table)
    if said.closing:
        yield Heading(1, _("After the tables"), "after-tables", on_new_page=True)


def chapter(record: Record, table: TableRecord) -> Iterator[Block]:
    yield heading(table)
    yield Paragraph(facts(record, table), "small")
    if table.page:
        yield from page_blocks(table.page)
    for number, prompt in enumerate(table.prompts, 1):
        above = _("Question %(number)s", number=number) if len(table.prompts) > 1 else _("Question")
        yield from answers(prompt, above, table)
    yield from others(table)


def answers(prompt: Named, above: str, table: TableRecord) -> Iterator[Block]:
    """A question, the groups of notes that answer it, and the notes that are in no group."""
    notes = [note for note in table.notes if note.prompt == prompt.id]
    loose = [note for note in notes if not note.cluster]
    clusters = clusters_on(table, prompt.id)
    yield group(prompt.name, above, [] if clusters else loose)
    for cluster in clusters:
        yield group(cluster.name, _("Group"), table.gathered(cluster))
    if clusters and loose:
        yield group(_("Other notes on this question"), "", loose)
    if not notes:
        yield Paragraph(_("No note answers this question."), "small")
    elif not clusters and not loose:
        yield Paragraph(_("The notes that answer it stand in the groups below."), "small")


def others(table: TableRecord) -> Iterator[Block]:
    """The groups across several questions, or on none, and the notes that are in no group and answer none."""
    asked = {prompt.id for prompt in table.prompts}
    clusters = clusters_on(table, None)
    for cluster in clusters:
        lines = tuple(replace(line(note), marks=tuple(marks(note, table))) for note in table.gathered(cluster))
        yield NoteGroup(cluster.name, _("Group"), lines)
    if free := [note for note in table.notes if note.prompt not in asked and not note.cluster]:
        yield group(_("Other notes") if asked or clusters else _("Notes"), "", free)


def clusters_on(table: TableRecord, prompt: str | None) -> list[Named]:
    """The groups all of whose notes answer one question; for none, those across several questions, or on none."""
    found = []
    for cluster in table.clusters:
        answered = {note.prompt for note in table.gathered(cluster)}
        one = answered.pop() if len(answered) == 1 else None
        known = any(one == each.id for each in table.prompts)
        if table.gathered(cluster) and (one if known else None) == prompt:
            found.append(cluster)
    return found


def marks(note: NoteRecord, table: TableRecord) -> Iterator[str]:
    """What is particular about a note in a group across several questions: also which of them it answers."""
    places = [number for number, prompt in enumerate(table.prompts, 1) if prompt.id == note.prompt]
    if len(table.prompts) > 1 and places:
        yield _("Question %(number)s", number=places[0])
    yield from line(note).marks


def heading(table: TableRecord) -> Heading:
    above = "" if table.is_plenary else name(table)
    text = name(table) if table.is_plenary else table.theme
    return Heading(
        1, text, f"table-{table.number}", above=above, count=str(len(table.notes)), on_new_page=fills_a_page(table)
    )


def fills_a_page(table: TableRecord) -> bool:
    """Whether it begins a page of its own; a few notes would leave most of it empty."""
    return len(table.notes) > FEW_NOTES


def name(table: TableRecord) -> str:
    """What people call the table: Table 2, or Plenary."""
    return _("Plenary") if table.is_plenary else _("Table %(number)s", number=table.number)


def facts(record: Record, table: TableRecord) -> str:
    """10 people of 10 bodies. 38 notes in 40 minutes: 33 from people's own devices and 5 from the table's sheet."""
    seated = [words.people_of_bodies(table.people, len(table.bodies), table.sent) + "."] if table.people else []
    return " ".join([*seated, *wrote_too(table), written(record, table), *missing(table)])


def wrote_too(table: TableRecord) -> Iterator[str]:
    """Bodies whose people wrote here and did not sit here at the end."""
    if table.bodies and (others := table.writing - set(table.bodies)):
        yield _("Notes came also from %(bodies)s.", bodies=enumeration(sorted(others, key=str.casefold)))


def written(record: Record, table: TableRecord) -> str:
    minutes = next((minutes_of(each) for each in record.activities if each.id == table.activity), None)
    said = words.notes(len(table.notes))
    if minutes and table.notes and not table.is_plenary:
        length = ngettext("%(num)s minute", "%(num)s minutes", minutes)
        said = _("%(notes)s in %(length)s", notes=said, length=length)
    ways = Counter(note.source for note in table.notes)
    if len(ways) < 2:
        return said + "."
    return _("%(notes)s: %(ways)s.", notes=said, ways=enumeration([words.ways(way, ways[way]) for way in ways]))


def missing(table: TableRecord) -> Iterator[str]:
    if table.withheld:
        yield not_shown(len(table.withheld))
    if table.binned:
        yield ngettext(
            "%(num)s note was taken back by its author.",
            "%(num)s notes were taken back by their authors.",
            table.binned,
        )


def not_shown(number: int) -> str:
    """How many of a table's notes stand in the register."""
    return ngettext(
        "%(num)s note is not shown: see the register.", "%(num)s notes are not shown: see the register.", number
    )


def group(title: str, above: str, notes: list[NoteRecord]) -> NoteGroup:
    return NoteGroup(title, above, tuple(line(note) for note in notes))


def line(note: NoteRecord) -> NoteLine:
    return NoteLine(
        ref=note.ref,
        text=note.text,
        by=by(note),
        card=words.card(note.card_type) if note.card_type else "",
        fields=tuple(particulars(note)),
        marks=(_("came in late"),) if note.late else (),
        place=place(note),
    )


def place(note: NoteRecord) -> str:
    """Where the table's chapter has the note, for who comes back from the list of all notes."""
    return f"in-{note.ref}"


def particulars(note: NoteRecord) -> Iterator[Fact]:
    """The fields of its card, and what became of a question."""
    for label, value in note.fields.items():
        if value:
            yield Fact(words.field(label), str(value))
    if note.answer:
        yield Fact(_("Answer owed") if note.is_owed else _("Answer"), words.answer(note.answer))


def by(note: NoteRecord) -> str:
    """Whose words they are, as far as this edition tells."""
    return ", ".join(each.name for each in (note.author, note.body) if each)
