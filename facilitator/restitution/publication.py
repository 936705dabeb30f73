"""What a renderer gets: the document for people, and the same as open data for programs."""

from dataclasses import dataclass
from typing import Any

from facilitator.restitution.document import Document, document_from


@dataclass(frozen=True)
class Publication:
    """One restitution, ready to be rendered in any format."""

    document: Document
    open_data: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """The publication as plain values, for the worker."""
        return {"document": self.document.as_json(), "open_data": self.open_data}


def publication_from(plain: dict[str, Any]) -> Publication:
    """The publication that `as_json` wrote."""
    return Publication(document_from(plain["document"]), plain["open_data"])
