"""The host's logo for files that draw."""

from typing import Any

from facilitator.brand import Logo
from facilitator.restitution.document import Cover, Document


def logo_of(document: Document) -> Logo | None:
    """What stands on the cover."""
    return next((block.logo for block in document.blocks if isinstance(block, Cover)), None)


def drawn(logo: Logo | None) -> dict[str, str]:
    """The logo as a drawing, and its name, for a template of pages; it goes beside the document, whose text is read."""
    if logo is None:
        return {"logo": "", "logo_name": ""}
    size = f'width="{logo.width}" height="{logo.height}"'
    picture = f'<image href="data:image/png;base64,{logo.png}" {size}/>'
    return {"logo": f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{picture}</svg>', "logo_name": logo.name}


def without_logo(document: dict[str, Any]) -> dict[str, Any]:
    """The document as plain values, without the picture."""
    for block in document["blocks"]:
        block.pop("logo", None)
    return document
