"""A PDF whose objects are packed says what it said, and no stream of it ends in CR."""

import io
import zlib
from functools import cache
from itertools import count

import pikepdf
import pytest

from facilitator.restitution.renderers.packing import MOST_TOGETHER, packed

DRAWINGS = 4
CR_AT_THE_END = b"\r\nendstream"


@cache
def ending_in_cr() -> bytes:
    """A drawing whose packed form ends in CR."""
    return next(
        packed
        for number in count()
        if (packed := zlib.compress(f"q {number} 0 0 1 0 0 cm Q".encode() * 9)).endswith(b"\r")
    )


def pdf(others: int) -> bytes:
    """A file as typst writes it: objects one after the other, then one table of their places."""
    drawing = ending_in_cr()
    stream = b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(drawing), drawing)
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", *[stream] * DRAWINGS]
    bodies += [b"<</Kept %d/Said(\nstream\n\nendobj)>>" % number for number in range(others)]
    written, places = b"%PDF-1.7\n", list[int]()
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(bodies) + 1)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(written))
    return written + head + table + trailer


def test_no_stream_ends_in_cr_however_many_objects_there_are() -> None:
    assert CR_AT_THE_END in pdf(others=0)
    assert [others for others in range(600) if CR_AT_THE_END in packed(pdf(others))] == []


@pytest.mark.parametrize("others", [0, 1, MOST_TOGETHER - 2, MOST_TOGETHER - 1, 1000])
def test_every_object_is_found_and_says_what_it_said(others: int) -> None:
    made = packed(pdf(others))
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert opened.check_pdf_syntax() == []
        kept = {
            int(each.Kept): str(each.Said)
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and "/Kept" in each
        }
        streams = [each for each in opened.objects if isinstance(each, pikepdf.Stream) and "/Type" not in each]
        assert kept == dict.fromkeys(range(others), "\nstream\n\nendobj")
        assert [each.read_bytes().strip() for each in streams] == [zlib.decompress(ending_in_cr())] * DRAWINGS


def test_many_objects_take_less_room_together() -> None:
    assert len(packed(pdf(others=1000))) < len(pdf(others=1000)) / 4


def test_a_file_of_another_shape_is_refused() -> None:
    with pytest.raises(AssertionError):
        packed(b"%PDF-1.7\n%%EOF")
