"""The host's colour and logo in a document: how it looks, never what it says."""

from dataclasses import replace

from facilitator.brand import Brand
from facilitator.restitution.document import Block, Cover
from facilitator.restitution.publication import Publication


def branded(publication: Publication, brand: Brand) -> Publication:
    """The publication with a colour for its renderer and a logo on its cover."""
    document = publication.document
    blocks = tuple(with_logo(block, brand) for block in document.blocks)
    meta = replace(document.meta, colour=brand.colour)
    return replace(publication, document=replace(document, meta=meta, blocks=blocks))


def with_logo(block: Block, brand: Brand) -> Block:
    """The cover with the logo; any other block as it is."""
    return replace(block, logo=brand.logo) if isinstance(block, Cover) else block
