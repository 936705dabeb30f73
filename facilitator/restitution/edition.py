"""Editions: who may know whose words. The naming policy is a promise and binds both."""

from dataclasses import replace

from facilitator.restitution.record import NoteRecord, Record, TableRecord

EDITIONS = ("internal", "public")


def edited(record: Record, edition: str) -> Record:
    """The record as this edition may tell it: the public one names no person."""
    authors = edition == "internal" and record.workshop.naming == "names"
    bodies = record.workshop.naming in ("names", "bodies")
    tables = tuple(edited_table(table, authors, bodies) for table in record.tables)
    return replace(record, edition=edition, tables=tables)


def edited_table(table: TableRecord, authors: bool, bodies: bool) -> TableRecord:
    notes = tuple(edited_note(note, authors, bodies) for note in table.notes)
    return replace(table, notes=notes, bodies=table.bodies if bodies else ())


def edited_note(note: NoteRecord, authors: bool, bodies: bool) -> NoteRecord:
    return replace(note, author=note.author if authors else None, body=note.body if bodies else None)
