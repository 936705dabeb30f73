"""Documents show whose they are: in the host's colour, with the host's logo on the cover, and say the same."""

import io
import zipfile
from base64 import b64encode
from pathlib import Path
from struct import pack
from zlib import compress, crc32

import page
import pikepdf
import pytest
from flask import Flask

from facilitator.brand import PLAIN, Brand, contrast_with_white, logo_from
from facilitator.config import Settings
from facilitator.restitution.drafting import published
from facilitator.restitution.press import printed
from facilitator.restitution.publishing import render
from tests.cast import Cast
from tests.restitution.chieri import chieri
from tests.restitution.reading import docx_text, html_of, pdf_text

GREEN = "#1e6b3a"
READERS = {"pdf": pdf_text, "slides.pdf": pdf_text, "docx": docx_text}


def picture(width: int = 60, height: int = 30) -> bytes:
    """A green PNG."""
    rows = b"".join(b"\0" + b"\x1e\x6b\x3a" * width for _ in range(height))
    parts = ((b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(content)) + kind + content + pack(">I", crc32(kind + content)) for kind, content in parts
    )


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """The file of the host's logo."""
    path = tmp_path / "stemma.png"
    path.write_bytes(picture())
    return path


@pytest.fixture
def brand(logo: Path) -> Brand:
    """What the settings make of it."""
    return Brand(GREEN, logo_from(logo, "Comune di Chieri"))


def made(form: str, brand: Brand) -> bytes:
    return printed(published(chieri(), "internal"), form, brand=brand)


def spread(form: str, file: bytes) -> str:
    """What a file says of colours and pictures, as letters."""
    if form.endswith("pdf"):
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(file)) as pdf:
            pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
        return plain.getvalue().decode("latin-1")
    if file.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            return "".join(package.read(name).decode("latin-1") for name in package.namelist())
    return file.decode()


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
def test_a_document_has_the_colour_in_the_place_of_ours(form: str, brand: Brand) -> None:
    plain, own = spread(form, made(form, PLAIN)).lower(), spread(form, made(form, brand)).lower()
    assert GREEN[1:] not in plain and GREEN[1:] in own
    assert form == "html" or ("0066cc" in plain and "0066cc" not in own)


@pytest.mark.parametrize("form", ["pdf", "slides.pdf"])
def test_a_pdf_has_the_colour_and_the_picture_and_conforms(form: str, brand: Brand) -> None:
    plain, own = made(form, PLAIN), made(form, brand)
    for profile in ("ua1", "3a") if form == "pdf" else ("ua1",):
        assert [failure.rule_id for failure in page.validate_pdf_bytes(own, profile=profile).failures] == []
    pictures = [spread(form, file).count("/Subtype /Image") for file in (plain, own)]
    assert pictures == [0, 1]
    assert "Comune di Chieri" in alternatives(own)


def alternatives(file: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return [str(part["/Alt"]) for part in pdf.objects if isinstance(part, pikepdf.Dictionary) and "/Alt" in part]


@pytest.mark.parametrize(("form", "place"), [("docx", "word/media/"), ("odt", "Pictures/logo.png")])
def test_files_of_office_programs_carry_the_picture_and_its_name(form: str, place: str, brand: Brand) -> None:
    with zipfile.ZipFile(io.BytesIO(made(form, brand))) as package:
        held = [package.read(name) for name in package.namelist() if name.startswith(place)]
    assert picture() in held
    assert "Comune di Chieri" in spread(form, made(form, brand))


def test_the_web_page_holds_the_picture_and_lets_nothing_else_in(brand: Brand) -> None:
    plain, own = html_of(made("html", PLAIN)).elements, html_of(made("html", brand)).elements
    shown = [named for name, named in own if name == "img"]
    assert [named["src"] for named in shown] == [f"data:image/png;base64,{b64encode(picture()).decode()}"]
    assert [named["alt"] for named in shown] == ["Comune di Chieri"]
    policies = [next(str(named["content"]) for _, named in page if "http-equiv" in named) for page in (plain, own)]
    assert ["img-src data:" in policy for policy in policies] == [False, True]


@pytest.mark.parametrize("form", READERS)
def test_what_a_document_says_is_the_same(form: str, brand: Brand) -> None:
    assert READERS[form](made(form, PLAIN)) == READERS[form](made(form, brand))


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_data_have_no_look(form: str, brand: Brand) -> None:
    assert len(made(form, PLAIN)) == len(made(form, brand))


def test_who_downloads_gets_it_with_the_look_of_the_installation(cast: Cast, app: Flask, brand: Brand) -> None:
    cast.add_note(cast.bruno, "Più alberi")
    with cast.journal.reading() as session:
        page = render(session, cast.workshop, "html", brand=brand).decode()
    assert GREEN in page and "data:image/png" in page and "Più alberi" in page


def test_settings_give_the_brand(logo: Path, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, host_body="Comune di Chieri", host_colour=" #1E6B3A ", host_logo=logo)
    brand = settings.brand
    assert (brand.colour, brand.logo and (brand.logo.width, brand.logo.height, brand.logo.name)) == (
        GREEN,
        (60, 30, "Comune di Chieri"),
    )
    assert Settings(data=tmp_path).brand == PLAIN


@pytest.mark.parametrize(
    ("colour", "why"), [("green", "written like"), ("#1e6b3", "written like"), ("#ffcc00", "too light")]
)
def test_a_colour_in_which_nobody_could_read_is_refused_at_the_start(colour: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=why):
        Settings(data=tmp_path, host_colour=colour)


@pytest.mark.parametrize(("colour", "ratio"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#777777", 4.48)])
def test_contrast_is_that_of_the_standard(colour: str, ratio: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "cannot be read"),
        (b"", "no whole PNG"),
        (b"<svg/>", "no whole PNG"),
        (picture()[:-20], "no whole PNG"),
        (picture() + b"more", "no whole PNG"),
        (picture().replace(b"IDAT", b"IDAX"), "no whole PNG"),
        (picture(4001, 1), "larger"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_refused_at_the_start(content: bytes | None, why: str, tmp_path: Path) -> None:
    path = tmp_path / "stemma.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ValueError, match=why):
        Settings(data=tmp_path, host_logo=path)
