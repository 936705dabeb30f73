"""PDF for people and archives: PDF/UA-1 and PDF/A-3a in one file, the open data attached."""

import io
from pathlib import Path
from typing import Any

import orjson
import pikepdf
import typst
from pikepdf import ObjectStreamMode

from facilitator.restitution.publication import Publication
from facilitator.restitution.renderers import json
from facilitator.restitution.renderers.fonts import folders, printable

TEMPLATE = Path(__file__).with_name("template.typ")
END = b"\r\nendstream"
LEVELS = (9, 8, 7, 6, 5, 4)  # each gives other bytes


def render(publication: Publication) -> bytes:
    """The document as PDF. What people wrote reaches typst as JSON values only and is never read as markup."""
    content, has_gaps = printable(publication.document.as_json())
    return readable_by_all(compiled(content | {"has_gaps": has_gaps}, json.render(publication)))


def compiled(content: dict[str, Any], attachment: bytes) -> bytes:
    compiler = typst.Compiler(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(folder) for folder in folders()],
        ignore_system_fonts=True,
        sys_inputs={"document": orjson.dumps(content).decode(), "data": attachment.decode()},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["a-3a", "ua-1"])
    assert isinstance(pdf, bytes)  # without a path and with one file, typst returns the file
    return pdf


def readable_by_all(pdf: bytes) -> bytes:
    """Packs the file so that no stream ends in CR: some readers take CR LF before `endstream` as one line's end."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for stream in opened.objects:
            if isinstance(stream, pikepdf.Stream) and ends_in_return(stream):
                stream.write(stream.read_bytes() + b"\n")
        packed = (saved(opened, level, ObjectStreamMode.generate) for level in LEVELS)
        return next((file for file in packed if END not in file), None) or saved(opened, 9, ObjectStreamMode.disable)


def ends_in_return(stream: pikepdf.Stream) -> bool:
    """Whether it is drawing or text, not a font or picture, and its compressed bytes end in CR."""
    return stream.read_raw_bytes().endswith(b"\r") and "/Subtype" not in stream and "/Length1" not in stream


def saved(opened: pikepdf.Pdf, level: int, mode: ObjectStreamMode) -> bytes:
    pikepdf.settings.set_flate_compression_level(level)
    file = io.BytesIO()
    opened.save(file, object_stream_mode=mode, compress_streams=True, deterministic_id=True)
    return file.getvalue()
