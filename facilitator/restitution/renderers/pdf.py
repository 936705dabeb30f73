"""PDF for people and archives: PDF/UA-1 and PDF/A-3a in one file, the open data attached."""

import re
from pathlib import Path
from typing import Literal
from zlib import adler32

import orjson
import typst

from facilitator.restitution.publication import Publication
from facilitator.restitution.renderers import json
from facilitator.restitution.renderers.coverage import printable
from facilitator.restitution.renderers.fonts import folders
from facilitator.restitution.renderers.logo import drawn, logo_of, without_logo
from facilitator.restitution.renderers.once import once
from facilitator.restitution.renderers.packing import packed

Standard = Literal["a-3a", "ua-1"]
TEMPLATE = Path(__file__).with_name("template.typ")
CR = 13
LONG_WORD = re.compile(r'[^\s"]{40,}')


def render(publication: Publication) -> bytes:
    """The document as PDF. What people wrote reaches typst as JSON values only and is never read as markup."""
    document = without_logo(publication.document.as_json())
    content, data = orjson.dumps(once(document)).decode(), attachment(publication)
    logo = drawn(logo_of(publication.document))
    del publication, document  # typst needs room
    return packed(compiled(content, data, logo))


def attachment(publication: Publication) -> bytes:
    """The open data; its stream must not end in CR either, and its length is told in other places too."""
    written = json.render(publication)
    return written if adler32(written) % 256 != CR else written + b"\n"


def compiled(content: str, data: bytes, logo: dict[str, str]) -> bytes:
    return typeset(TEMPLATE, content, ["a-3a", "ua-1"], data=data.decode(), **logo)


def typeset(template: Path, content: str, standards: list[Standard], **more: str) -> bytes:
    """The pages a template makes of JSON, with signs that the fonts have."""
    written, has_gaps = printable(content)
    looks = {"has_gaps": str(has_gaps), "has_long_words": str(LONG_WORD.search(written) is not None)}
    compiler = typst.Compiler(
        str(template),
        root=str(template.parent),
        font_paths=[str(folder) for folder in folders()],
        ignore_system_fonts=True,
        sys_inputs={"document": written, **looks, **more},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=[*standards])
    assert isinstance(pdf, bytes)  # without a path and with one file, typst returns the file
    return pdf
