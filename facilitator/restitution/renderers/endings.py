"""No stream of a PDF may end in CR: some readers take CR LF before `endstream` as the end of one line."""

import io
import re
import zlib
from bisect import bisect_left
from collections.abc import Iterator

import pikepdf
from pikepdf import ObjectStreamMode

END = b"\r\nendstream"
LENGTH = re.compile(rb"/Length(1?) (\d+)")
PLACE = re.compile(rb"(\d{10}) 00000 n")
LAST = re.compile(rb"startxref\n(\d+)\n%%EOF\s*$")
TRIES = 6
MOST_PACKED = 20_000  # beyond, some stream of packed objects always ends in CR


def readable_by_all(pdf: bytes) -> bytes:
    """The file as typst wrote it, mended; where its objects are not too many also packed, a third as large."""
    table = LAST.search(pdf)
    assert table, "typst writes one table of places, at the end"
    mended = with_longer_streams(pdf, int(table[1])) if END in pdf else pdf
    if pdf.count(b" 00000 n", int(table[1])) >= MOST_PACKED:
        return mended
    with pikepdf.open(io.BytesIO(mended)) as opened:
        return next((file for file in packings(opened) if END not in file), mended)


def with_longer_streams(pdf: bytes, table: int) -> bytes:
    """The file with its streams mended where they stand; all that follows moves on, and the table says where to."""
    starts, growths, parts, done = list[int](), [0], list[bytes](), 0
    for start, end in objects(pdf):
        longer = lengthened(pdf[start:end])
        parts += [pdf[done:start], longer]
        starts.append(start)
        growths.append(growths[-1] + len(longer) - (end - start))
        done = end
    places = PLACE.sub(lambda found: b"%010d 00000 n" % moved(int(found[1]), starts, growths), pdf[table:])
    return b"".join([*parts, pdf[done:table], LAST.sub(b"startxref\n%d\n%%%%EOF" % (table + growths[-1]), places)])


def objects(pdf: bytes) -> Iterator[tuple[int, int]]:
    """Where the objects of streams that end in CR begin, and where their data end."""
    for found in re.finditer(re.escape(END), pdf):
        yield pdf.rfind(b" 0 obj", 0, found.start()), found.start() + 1


def lengthened(stream: bytes) -> bytes:
    """One white space more, where drawings and fonts do not mind, gives another check sum at the end."""
    head, _, data = stream.partition(b"\nstream\n")
    plain = zlib.decompress(data) + b"\n"
    packed = zlib.compress(plain)
    while packed.endswith(b"\r"):
        plain += b"\n"
        packed = zlib.compress(plain)
    lengths = {b"": len(packed), b"1": len(plain)}
    told = LENGTH.sub(lambda found: b"/Length%s %d" % (found[1], lengths[found[1]]), head)
    return told + b"\nstream\n" + packed


def moved(place: int, starts: list[int], growths: list[int]) -> int:
    """Where an object stands now: each mended one before it has grown."""
    return place + growths[bisect_left(starts, place)]


def packings(opened: pikepdf.Pdf) -> Iterator[bytes]:
    """The file with its objects packed, each time otherwise."""
    for objects in range(TRIES):
        shift(opened, objects)
        yield packed(opened)


def shift(opened: pikepdf.Pdf, objects: int) -> None:
    """So many objects more in a place for private data: all others move on, and every packed stream ends otherwise."""
    private = pikepdf.Array([opened.make_indirect(pikepdf.Dictionary()) for _ in range(objects)])
    made = pikepdf.Dictionary(LastModified=opened.docinfo.get("/CreationDate", ""), Private=private)
    opened.Root.PieceInfo = pikepdf.Dictionary(facilitator=made)


def packed(opened: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    opened.save(file, object_stream_mode=ObjectStreamMode.generate, compress_streams=True, deterministic_id=True)
    return file.getvalue()
