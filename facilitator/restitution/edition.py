"""Editions: who may know whose words. The naming policy is a promise and binds both."""

from dataclasses import replace

from facilitator.restitution.page_record import PageRecord
from facilitator.restitution.record import NoteRecord, Record, SectionRecord, TableRecord

EDITIONS = ("internal", "public")


def edited(record: Record, edition: str) -> Record:
    """The record as this edition may tell it: the public one names no person."""
    authors = edition == "internal" and record.workshop.naming == "names"
    bodies = record.workshop.naming in ("names", "bodies")
    tables = tuple(edited_table(table, authors, bodies) for table in record.tables)
    sections = tuple(edited_section(section, names=edition == "internal") for section in record.sections)
    return replace(record, edition=edition, tables=tables, sections=sections)


def edited_section(section: SectionRecord, names: bool) -> SectionRecord:
    """What is left out keeps its words to itself; who wrote them stands in the internal edition alone."""
    if not section.on:
        return replace(section, introduction=None, closing=None)
    texts = (section.introduction, section.closing)
    introduction, closing = (text and replace(text, author=text.author if names else None) for text in texts)
    return replace(section, introduction=introduction, closing=closing)


def edited_table(table: TableRecord, authors: bool, bodies: bool) -> TableRecord:
    notes = tuple(edited_note(note, authors, bodies) for note in table.notes)
    page = edited_page(table.page, authors, bodies) if table.page else None
    return replace(table, notes=notes, page=page, bodies=table.bodies if bodies else ())


def edited_page(page: PageRecord, names: bool, bodies: bool) -> PageRecord:
    """Who speaks is named like who wrote."""
    if page.speaker is None:
        return page
    speaker = replace(
        page.speaker, name=page.speaker.name if names else None, body=page.speaker.body if bodies else None
    )
    return replace(page, speaker=speaker if speaker.name or speaker.body else None)


def edited_note(note: NoteRecord, authors: bool, bodies: bool) -> NoteRecord:
    return replace(note, author=note.author if authors else None, body=note.body if bodies else None)
