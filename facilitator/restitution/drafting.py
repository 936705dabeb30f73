"""From what was read of a session to its restitution, as an edition may tell it."""

from facilitator.restitution import open_data, outline
from facilitator.restitution.edition import edited
from facilitator.restitution.minutes import in_minutes
from facilitator.restitution.publication import Publication
from facilitator.restitution.record import Record


def published(record: Record, edition: str) -> Publication:
    """The restitution of a record."""
    told = edited(in_minutes(record) if edition == "public" else record, edition)
    return Publication(outline.build(told), open_data.build(told))
