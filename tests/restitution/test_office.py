"""Files that offices go on with: programs find headings, header rows, links and words for pictures in them."""

from datetime import datetime
from functools import cache
from typing import Any

import pytest
from docx.oxml.ns import nsmap

from facilitator.restitution.document import Chart
from facilitator.restitution.drafting import published
from facilitator.restitution.press import printed
from facilitator.restitution.renderers.odt_words import NAMESPACES, paragraph, run
from tests.restitution.chieri import chieri, in_language
from tests.restitution.reading import OFFICE, office_part, spoken, xlsx_sheets

W = f"{{{nsmap['w']}}}"


@cache
def file(form: str, language: str = "en") -> bytes:
    return printed(published(in_language(language), "internal"), form)


def pages(form: str) -> Any:
    return office_part(file(form), OFFICE[form])


def said(elements: list[Any]) -> list[str]:
    return ["".join(spoken(element)).split("\n")[-1].strip() for element in elements]


def chart() -> Chart:
    blocks = published(in_language("en"), "internal").document.blocks
    return next(block for block in blocks if isinstance(block, Chart))


def test_the_chapters_of_a_word_file_are_headings_and_stand_in_its_contents() -> None:
    headings = pages("docx").xpath("//w:p[w:pPr/w:pStyle/@w:val='Heading1']", namespaces=nsmap)
    listed = pages("docx").xpath("//w:p[w:pPr/w:pStyle/@w:val='ContentsLine']//w:t/text()", namespaces=nsmap)
    assert len(headings) == len(listed)
    assert said(headings)[:3] == ["The session in brief", "Who was there", "Agenda"]
    assert all(entry.endswith(chapter) for entry, chapter in zip(listed, said(headings), strict=True))


def test_the_chapters_of_an_opendocument_file_are_headings_and_stand_in_its_contents() -> None:
    headings = pages("odt").xpath("//text:h[@text:outline-level='1']", namespaces=NAMESPACES)
    listed = pages("odt").xpath("//text:index-body//text:a", namespaces=NAMESPACES)
    assert len(headings) == len(listed)
    assert said(headings)[:3] == ["The session in brief", "Who was there", "Agenda"]


def test_every_link_of_a_word_file_leads_somewhere_and_every_place_has_a_number_of_its_own() -> None:
    found = pages("docx")
    places = found.xpath("//w:bookmarkStart/@w:name", namespaces=nsmap)
    numbers = found.xpath("//w:bookmarkStart/@w:id", namespaces=nsmap)
    links = found.xpath("//w:hyperlink/@w:anchor", namespaces=nsmap)
    assert set(links) <= set(places)
    assert len(links) >= len(chieri().notes)
    assert len(set(numbers)) == len(numbers) == len(set(places))
    assert numbers == found.xpath("//w:bookmarkEnd/@w:id", namespaces=nsmap)


def test_every_link_of_an_opendocument_file_leads_somewhere() -> None:
    places = set(pages("odt").xpath("//text:bookmark/@text:name", namespaces=NAMESPACES))
    links = pages("odt").xpath("//text:a/@xlink:href", namespaces=NAMESPACES)
    assert {link.removeprefix("#") for link in links} <= places
    assert len(links) >= len(chieri().notes)


def test_tables_have_a_header_row_that_comes_again_on_each_page() -> None:
    tables = pages("docx").findall(f".//{W}tbl")
    assert tables
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    odt = pages("odt").xpath("//table:table", namespaces=NAMESPACES)
    assert len(odt) == len(tables)
    assert all(table.xpath("table:table-header-rows", namespaces=NAMESPACES) for table in odt)


def test_the_chart_is_told_in_words() -> None:
    word = pages("docx").xpath("//*[local-name()='docPr']/@descr")
    opendocument = pages("odt").xpath("//svg:desc/text()", namespaces=NAMESPACES)
    assert list(word) == list(opendocument) == [chart().alternative]


@pytest.mark.parametrize(("language", "country"), [("it", "IT"), ("en", "GB")])
def test_a_file_says_its_language(language: str, country: str) -> None:
    word = office_part(file("docx", language), "word/styles.xml")
    assert word.xpath("//w:docDefaults//w:lang/@w:val", namespaces=nsmap) == [f"{language}-{country}"]
    opendocument = office_part(file("odt", language), "styles.xml")
    told = opendocument.xpath("//style:default-style/style:text-properties", namespaces=NAMESPACES)
    fo = f"{{{NAMESPACES['fo']}}}"
    assert [(each.get(f"{fo}language"), each.get(f"{fo}country")) for each in told] == [(language, country)]


def test_programs_know_an_opendocument_file_by_its_first_bytes() -> None:
    assert file("odt")[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"


@pytest.mark.parametrize("typed", ["  two before", "a   b", "one\n\ttwo", "end  ", " ", "a \n b", ""])
def test_no_white_space_is_lost_in_an_opendocument_file(typed: str) -> None:
    written = paragraph("Normal", *run(typed))
    spaces = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
    pieces = (spaces[made.tag] * int(made.get("text:c", "1")) + (made.tail or "") for made in written)
    read = (written.text or "") + "".join(pieces)
    assert read == typed
    assert not (written.text or "").startswith(" ")
    assert "  " not in "".join([written.text or "", *(made.tail or "" for made in written)])


def test_the_workbook_speaks_the_sessions_language_and_has_hours_of_the_place() -> None:
    sheets = xlsx_sheets(file("xlsx", "it"))
    assert list(sheets) == ["Note", "Tavoli", "Enti", "Che cosa non si mostra"]
    note = chieri().notes[0]
    row = next(row for row in sheets["Note"] if row[0] == note.ref)
    assert isinstance(row[10], datetime)
    assert row[10].hour == note.added_at.hour + 1


def test_the_workbook_counts_as_the_document_does() -> None:
    sheets = xlsx_sheets(file("xlsx"))
    record = chieri()
    assert len(sheets["Notes"]) == len(record.notes) + 1
    assert sum(row[3] for row in sheets["Tables"][1:]) == len(record.notes)
    assert sum(row[1] for row in sheets["Bodies"][1:]) == sum(body.people for body in record.bodies)
    assert [row[0] for row in sheets["What is not shown"][1:]] == [line.ref for line in record.withheld]
