"""A PDF as typst writes it, with its objects packed: a third as large (ISO 32000-1, 7.5.7 and 7.5.8).

No stream of it ends in CR: some readers take CR LF before `endstream` as the end of one line.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import count

STREAM, END = b"\nstream\n", b"\nendstream"
CR = b"\r"
LENGTH = re.compile(rb"/Length(1?) (\d+)")
LAST = re.compile(rb"trailer\n<</Size \d+(.*)>>\nstartxref\n(\d+)\n%%EOF\s*$", re.DOTALL)
ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])")
MOST_TOGETHER = 200
ROW = struct.Struct(">xBIH")  # a place for the predictor's sign, then what the place is, and two numbers
FREE, APART, PACKED = range(3)
UP = b"\x02"  # each row as its difference from the one above (ISO 32000-1, 7.4.4.4)

Row = tuple[int, int, int]


def packed(pdf: bytes) -> bytes:
    """The same document; what is not of the shape that typst gives it is a fault."""
    last = LAST.search(pdf)
    assert last, "typst writes one table of places, at the end"
    table = int(last[2])
    places = {number: place for number, place in enumerate(entries(pdf[table:])) if place is not None}
    written = bytearray(pdf[: min(places.values())])
    rows: dict[int, Row] = {0: (FREE, 0, 0)}
    small: list[tuple[int, bytes]] = []
    for number, thing in objects(pdf, places, table):
        if thing.endswith(END):
            put(number, mended(thing), written, rows)
        else:
            small.append((number, thing))
    for number, start in enumerate(range(0, len(small), MOST_TOGETHER), max(places) + 1):
        put_together(small[start : start + MOST_TOGETHER], number, written, rows)
    return finished(bytes(written), rows, last[1])


def entries(table: bytes) -> Iterator[int | None]:
    """Where each object stands, by its number; nothing for a number that is free."""
    for found in ENTRY.finditer(table):
        yield int(found[1]) if found[2] == b"n" else None


def objects(pdf: bytes, places: dict[int, int], table: int) -> Iterator[tuple[int, bytes]]:
    """Each object's number and what it is, in the order of the file."""
    ordered = sorted(places, key=places.__getitem__)
    ends = [*(places[number] for number in ordered[1:]), table]
    for number, end in zip(ordered, ends, strict=True):
        start = places[number] + len(b"%d 0 obj\n" % number)
        yield number, pdf[start : pdf.rindex(b"\nendobj", start, end)]


def mended(thing: bytes) -> bytes:
    """A stream that ends otherwise: by one white space more, which drawings, fonts and packed objects do not mind."""
    head, _, rest = thing.partition(STREAM)
    data = rest.removesuffix(END)
    if not data.endswith(CR):
        return thing
    plain = zlib.decompress(data)
    while data.endswith(CR):
        plain += b"\n"
        data = zlib.compress(plain)
    lengths = {b"": len(data), b"1": len(plain)}
    told = LENGTH.sub(lambda found: b"/Length%s %d" % (found[1], lengths[found[1]]), head)
    return told + STREAM + data + END


def put(number: int, thing: bytes, written: bytearray, rows: dict[int, Row]) -> None:
    """One object by itself."""
    rows[number] = (APART, len(written), 0)
    written += b"%d 0 obj\n%s\nendobj\n" % (number, thing)


def put_together(small: list[tuple[int, bytes]], number: int, written: bytearray, rows: dict[int, Row]) -> None:
    """Some objects in one stream: where each begins, then all of them."""
    places, place = list[bytes](), 0
    for order, (each, thing) in enumerate(small):
        rows[each] = (PACKED, number, order)
        places.append(b"%d %d" % (each, place))
        place += len(thing) + 1
    head = b" ".join(places) + b"\n"
    data = zlib.compress(head + b"\n".join(thing for _, thing in small))
    told = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(small), len(head), len(data))
    put(number, mended(told + STREAM + data + END), written, rows)


def finished(written: bytes, rows: dict[int, Row], trailer: bytes) -> bytes:
    """The file with the table of its places as a stream, which tells its own place too."""
    number = max(rows) + 1
    for before in count():
        start = len(written) + before
        data = zlib.compress(listed({**rows, number: (APART, start, 0)}))
        if not data.endswith(CR):
            break
    shape = b"/W[1 4 2]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>"
    told = b"<</Type/XRef/Size %d%s%s/Length %d>>" % (number + 1, trailer, shape, len(data))
    stream = b"%d 0 obj\n%s\nendobj\n" % (number, told + STREAM + data + END)
    return b"%s%s%sstartxref\n%d\n%%%%EOF" % (written, b"\n" * before, stream, start)


def listed(rows: dict[int, Row]) -> bytes:
    """All places by number, each as its difference from the one before: so they pack well."""
    plain = b"".join(ROW.pack(*rows.get(number, (FREE, 0, 0))) for number in range(max(rows) + 1))
    above = bytes(ROW.size) + plain
    differences = bytearray((sign - over) & 0xFF for sign, over in zip(plain, above, strict=False))
    differences[:: ROW.size] = UP * (max(rows) + 1)
    return bytes(differences)
