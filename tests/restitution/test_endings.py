"""A PDF whose streams end in CR is mended where it stands, and every place still leads to its object."""

import io
import zlib
from itertools import count

import pikepdf

from facilitator.restitution.renderers.endings import END, MOST_PACKED, PLACE, readable_by_all

DRAWINGS = 4


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
    bodies += [b"<</Kept %d>>" % number for number in range(others)]
    written, places = b"%PDF-1.7\n", list[int]()
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(bodies) + 1)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(written))
    return written + head + table + trailer


def test_a_small_file_is_packed_and_none_of_its_streams_ends_in_cr() -> None:
    made = readable_by_all(pdf(others=5))
    assert END in pdf(others=5) and END not in made
    assert PLACE.search(made) is None


def test_in_a_large_file_every_place_leads_to_its_object() -> None:
    made = readable_by_all(pdf(others=MOST_PACKED))
    assert END not in made
    places = [int(found[1]) for found in PLACE.finditer(made)]
    assert len(places) == 2 + DRAWINGS + MOST_PACKED
    assert [number for number, place in enumerate(places, 1) if not made.startswith(b"%d 0 obj" % number, place)] == []


def test_a_mended_stream_says_what_it_said() -> None:
    said = zlib.decompress(ending_in_cr())
    with pikepdf.open(io.BytesIO(readable_by_all(pdf(others=MOST_PACKED)))) as opened:
        streams = [each for each in opened.objects if isinstance(each, pikepdf.Stream)]
        assert [each.read_bytes().strip() for each in streams] == [said] * DRAWINGS
        assert opened.check_pdf_syntax() == []
