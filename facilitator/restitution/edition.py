"""Editions: who may know whose words. The naming policy is a promise and binds both."""

from dataclasses import replace

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
    return replace(table, notes=notes, bodies=table.bodies if bodies else ())


def edited_note(note: NoteRecord, authors: bool, bodies: bool) -> NoteRecord:
    return replace(note, author=note.author if authors else None, body=note.body if bodies else None)
