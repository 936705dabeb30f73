"""Files of lists, as programs write them, and such as nobody should send: read, or refused with a reason."""

import random

import pytest

from facilitator.imports.faults import Unreadable
from facilitator.imports.reading import read_table
from facilitator.imports.table import Table
from tests.imports.spreadsheets import cell, ods, sheet, workbook, xlsx, zipped

HEADING = ["Nome", "Ente", "Note"]
ROWS: list[list[object]] = [[*HEADING], ["Lia Bò", "Comune di Leinì", 3], ["", "", ""], ["Ugo", "Comune di Susa", ""]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def cells(table: Table) -> list[list[str]]:
    return [row.cells for row in table.rows]


def reason(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_table(content, "iscritti.xlsx")
    return str(refused.value)


@pytest.mark.parametrize("content", [xlsx(ROWS), ods(ROWS)], ids=["xlsx", "ods"])
def test_a_spreadsheet_is_read_with_the_numbers_of_its_rows(content: bytes) -> None:
    table = read_table(content, "iscritti.xlsx")
    assert (table.source, table.sheet, table.heading) == ("iscritti.xlsx", "Iscritti", HEADING)
    assert [row.number for row in table.rows] == [2, 4]
    assert cells(table) == [["Lia Bò", "Comune di Leinì", "3"], ["Ugo", "Comune di Susa"]]


def test_the_first_sheet_with_a_list_is_read_and_the_others_are_named() -> None:
    table = read_table(xlsx(ROWS, Leggimi=[["Elenco"]], Vuoto=[]))
    assert (table.sheet, table.others, table.unread) == ("Iscritti", [], ["Leggimi"])


def test_a_sheet_with_headings_goes_before_one_with_a_title_and_both_can_be_read() -> None:
    table = read_table(xlsx(ROWS, Copertina=[["Patti"], ["Incontro di Collegno"]]), "tappa.xlsx")
    assert (table.sheet, [other.sheet for other in table.others], table.unread) == ("Iscritti", ["Copertina"], [])
    instead = table.instead("Copertina")
    assert (instead.sheet, instead.source, cells(instead)) == (
        "Copertina",
        "tappa.xlsx",
        [["Patti"], ["Incontro di Collegno"]],
    )
    assert instead.instead("Iscritti").rows == table.rows
    assert table.instead("Altro") is table


def test_what_is_private_does_not_leave_any_sheet() -> None:
    table = read_table(xlsx(ROWS, Altri=[["Nome", "E-mail"], ["Lia", "lia@example.org"]]))
    assert len(table.others) == 1 and "example" not in table.model_dump_json()


def test_a_sheet_that_is_no_list_spoils_no_other() -> None:
    many = [["Nome", "Ente"], *([f"Ada {number}", "Susa"] for number in range(2100))]
    assert reason(xlsx(ROWS, Tutti=many)) == "too_many"
    table = read_table(xlsx(many, Invitati=ROWS))
    assert (table.sheet, table.others, table.unread) == ("Invitati", [], ["Iscritti"])


def test_more_sheets_than_a_page_can_carry_are_named() -> None:
    sheets = {f"Foglio{number}": [[f"Ada {row}", "Susa"] for row in range(900)] for number in range(4)}
    table = read_table(xlsx(ROWS, None, **sheets))
    assert (table.sheet, len(table.others), table.unread) == ("Iscritti", 2, ["Foglio2", "Foglio3"])


def test_a_list_may_begin_anywhere_in_its_sheet_and_have_a_title() -> None:
    rows = [[], ["", "Iscritti alla tappa"], [], ["", "Nome", "Ente"], ["", "Lia", "Comune di Leinì"]]
    table = read_table(xlsx(rows))
    assert table.heading == ["", "Nome", "Ente"]
    assert [(row.number, row.cells) for row in table.rows] == [(5, ["", "Lia", "Comune di Leinì"])]
    assert table.title(1) == "B · Nome"


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_the_encodings_and_separators_of_spreadsheets(mark: str, encoding: str) -> None:
    text = f"Nome{mark}Ente\r\nLia Bò{mark}Leinì\r\n"
    table = read_table(text.encode(encoding))
    assert (table.heading, cells(table)) == (["Nome", "Ente"], [["Lia Bò", "Leinì"]])


def test_excels_own_word_about_separators_is_heard() -> None:
    table = read_table(b"sep=,\r\nNome,Ente\r\nLia; detta Lina,Susa\r\n")
    assert [(row.number, row.cells) for row in table.rows] == [(3, ["Lia; detta Lina", "Susa"])]


def test_quoted_cells_may_hold_the_separator_and_lines() -> None:
    assert cells(read_table(b'Ada;"Comune\ndi Susa; Torino"\nUgo;Susa')) == [
        ["Ada", "Comune di Susa; Torino"],
        ["Ugo", "Susa"],
    ]


def test_mail_phones_and_tax_codes_do_not_leave_the_reading() -> None:
    heading = "Nome;Ente;E-mail;Recapito;Codice fiscale"
    lia = "Lia <lia@example.org>;Susa;lia@example.org;333 1234567;BLNLIA80A41L219X"
    table = read_table(f"{heading}\n{lia}".encode())
    assert table.private == [2, 3, 4]
    assert cells(table) == [["Lia", "Susa", "", "", ""]]
    assert "example" not in table.model_dump_json() and "333" not in table.model_dump_json()


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", xlsx([]), ods([]), b";;;\n;;;\n"])
def test_a_file_with_nothing_in_it(content: bytes) -> None:
    assert reason(content) == "empty"


def test_a_cell_at_the_far_end_of_a_sheet() -> None:
    far = '<row r="1">' + cell("A1", "Nome") + '</row><row r="1048576">' + cell("XFD1048576", "x") + "</row>"
    assert reason(workbook({"Iscritti": sheet(far)})) == "huge"
    assert (
        reason(workbook({"Iscritti": sheet('<row r="1">' + cell("A1", "Nome") + cell("XFD1", "x") + "</row>")}))
        == "far"
    )
    alone = '<row r="1048576">' + cell("XFD1048576", "x") + "</row>"
    assert reason(workbook({"Iscritti": sheet(alone)})) == "far"


def test_a_last_row_at_the_far_end_is_only_a_row() -> None:
    rows = '<row r="1">' + cell("A1", "Nome") + '</row><row r="1048576">' + cell("A1048576", "Lia") + "</row>"
    assert [row.number for row in read_table(workbook({"Iscritti": sheet(rows)})).rows] == [1048576]


REPEATED = '<table:table-row table:number-rows-repeated="1048000">%s</table:table-row>'
CELL = (
    '<table:table-cell table:number-columns-repeated="%s" office:value-type="string"><text:p>x</text:p>'
    "</table:table-cell>"
)


def test_an_opendocument_row_repeated_to_the_end_is_no_list() -> None:
    empty = read_table(ods(ROWS, after=REPEATED % "<table:table-cell/>"))
    assert [row.number for row in empty.rows] == [2, 4]
    assert reason(ods(ROWS, after=REPEATED % (CELL % 50))) == "huge"
    assert reason(ods(ROWS, after=REPEATED % (CELL % 16000))) == "broken"


def test_an_archive_that_grows_a_hundredfold() -> None:
    assert reason(xlsx(ROWS, {"xl/worksheets/sheet2.xml": b" " * 30_000_000})) == "huge"


def test_an_archive_of_ten_thousand_members() -> None:
    assert reason(xlsx(ROWS, {f"xl/media/{number}.png": b"" for number in range(10_000)})) == "huge"


def test_words_that_stand_for_more_and_more_words() -> None:
    more = "".join(f'<!ENTITY w{n} "{f"&w{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE worksheet [<!ENTITY w0 "lol">{more}]>'
    data = '<row r="1"><c r="A1" t="inlineStr"><is><t>&w8;</t></is></c></row>'
    assert reason(workbook({"Iscritti": sheet(data, before=bomb)})) == "broken"


def test_a_workbook_with_a_password() -> None:
    assert reason(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 400) == "encrypted"
    assert reason(ods(ROWS, locked=True)) == "encrypted"


def test_an_old_excel_file() -> None:
    assert reason(OLE + b"\0" * 600 + "Workbook".encode("utf-16-le")) == "old_excel"


def test_a_pdf_under_another_name() -> None:
    assert reason(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj") == "pdf"


@pytest.mark.parametrize(
    "content",
    [
        zipped({"word/document.xml": "<w:document/>"}),
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        b"<html><table><tr><td>Lia</td></tr></table></html>",
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + random.Random(1).randbytes(5000),
        b"\x7fELF\x02\x01\x01" + bytes(200),
    ],
)
def test_what_is_something_else(content: bytes) -> None:
    assert reason(content) == "unknown"


@pytest.mark.parametrize("content", [xlsx(ROWS)[:-40], xlsx(ROWS)[:200], b"PK\x03\x04 what", ods(ROWS)[:300]])
def test_what_is_damaged(content: bytes) -> None:
    assert reason(content) == "broken"


def test_a_spreadsheet_whose_parts_are_nonsense() -> None:
    assert reason(workbook({"Iscritti": "<worksheet"})) in ("broken", "empty")
    assert reason(zipped({"xl/workbook.xml": "no"})) in ("broken", "empty")


def test_more_rows_than_a_list_of_people_has() -> None:
    assert reason(xlsx([[f"Ada {number}"] for number in range(2100)])) == "too_many"
    assert reason("\n".join(f"Ada {number}" for number in range(2100)).encode()) == "too_many"


def test_a_file_that_is_too_large() -> None:
    assert reason(b"x" * 5_000_001) == "too_large"


def test_endless_lines_do_not_take_for_ever() -> None:
    assert reason(b"," * 4_900_000) == "empty"
    assert reason(b"a," * 2_000_000) == "far"
