"""PDF for people and archives: PDF/UA-1 and PDF/A-3a in one file, the open data attached."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, cast
from zlib import adler32

import orjson
import pikepdf
import typst
from pikepdf import ObjectStreamMode

from facilitator.restitution.publication import Publication
from facilitator.restitution.renderers import json
from facilitator.restitution.renderers.coverage import printable
from facilitator.restitution.renderers.fonts import folders
from facilitator.restitution.renderers.once import once

Standard = Literal["a-3a", "ua-1"]
TEMPLATE = Path(__file__).with_name("template.typ")
END = b"\r\nendstream"
OBJECT = re.compile(rb"(\d+) 0 obj")
DIGITS = 12
CR = 13
TRIES = 6
MOST_PACKED = 20_000  # beyond, some stream of packed objects always ends in CR


def render(publication: Publication) -> bytes:
    """The document as PDF. What people wrote reaches typst as JSON values only and is never read as markup."""
    content = once(publication.document.as_json())
    return readable_by_all(compiled(orjson.dumps(content).decode(), attachment(publication)))


def attachment(publication: Publication) -> bytes:
    """The open data; its stream must not end in CR either, and its length is told in other places too."""
    written = json.render(publication)
    return written if adler32(written) % 256 != CR else written + b"\n"


def compiled(content: str, data: bytes) -> bytes:
    return typeset(TEMPLATE, content, ["a-3a", "ua-1"], data=data.decode())


def typeset(template: Path, content: str, standards: list[Standard], **more: str) -> bytes:
    """The pages a template makes of JSON, with signs that the fonts have."""
    written, has_gaps = printable(content)
    compiler = typst.Compiler(
        str(template),
        root=str(template.parent),
        font_paths=[str(folder) for folder in folders()],
        ignore_system_fonts=True,
        sys_inputs={"document": written, "has_gaps": str(has_gaps), **more},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=[*standards])
    assert isinstance(pdf, bytes)  # without a path and with one file, typst returns the file
    return pdf


def readable_by_all(pdf: bytes) -> bytes:
    """Packs the file so that no stream ends in CR: some readers take CR LF before `endstream` as one line's end."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number in ending_in_cr(pdf):
            lengthen(cast(pikepdf.Stream, opened.get_object(number, 0)))
        return next((file for file in packings(opened) if END not in file), pdf)


def ending_in_cr(pdf: bytes) -> Iterator[int]:
    """The numbers of the streams that do; in a file as typst writes it, one object stands after the other."""
    for end in re.finditer(re.escape(END), pdf):
        yield int(OBJECT.findall(pdf, pdf.rfind(b" obj", 0, end.start()) - DIGITS, end.start())[-1])


def packings(opened: pikepdf.Pdf) -> Iterator[bytes]:
    """The file with its objects packed, which makes it a third as large; at last, or where they are many, unpacked."""
    for objects in range(TRIES if len(opened.objects) < MOST_PACKED else 0):
        shift(opened, objects)
        yield saved(opened, ObjectStreamMode.generate)
    yield saved(opened, ObjectStreamMode.disable)


def shift(opened: pikepdf.Pdf, objects: int) -> None:
    """So many objects more in a place for private data: all others move on, and every packed stream ends otherwise."""
    private = pikepdf.Array([opened.make_indirect(pikepdf.Dictionary()) for _ in range(objects)])
    made = pikepdf.Dictionary(LastModified=opened.docinfo.get("/CreationDate", ""), Private=private)
    opened.Root.PieceInfo = pikepdf.Dictionary(facilitator=made)


def lengthen(stream: pikepdf.Stream) -> None:
    """One white space more at the end, where drawings and fonts do not mind, gives another check sum at the end."""
    stream.write(stream.read_bytes() + b"\n")
    if "/Length1" in stream:
        stream.Length1 += 1


def saved(opened: pikepdf.Pdf, mode: ObjectStreamMode) -> bytes:
    file = io.BytesIO()
    opened.save(file, object_stream_mode=mode, compress_streams=True, deterministic_id=True)
    return file.getvalue()
