"""The document as our own public page shows it: what stands around it is not here."""

from facilitator.restitution.publication import Publication
from facilitator.restitution.renderers.html import templates


def render(publication: Publication) -> bytes:
    """The blocks of the document, one after the other."""
    page = templates({}).get_template("restitution/_document.html")
    return page.render(document=publication.document).encode()
