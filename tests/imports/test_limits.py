"""Lists that are small as files and endless as lists: they are refused before they cost anybody anything."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from facilitator.imports.columns import guessed_columns
from facilitator.imports.faults import Unreadable
from facilitator.imports.files import Room
from facilitator.imports.limits import COLUMNS_READ, ROWS_LIMIT, TEXT_LIMIT
from facilitator.imports.privacy import is_secret, public
from facilitator.imports.reading import read_table
from facilitator.imports.table import Row, Table, as_carried
from tests.imports.spreadsheets import ods, xlsx

LETTERS = "a" * 499
HEADING = ["Nome", "Ente"]
REPEATED = (
    '<table:table-row table:number-rows-repeated="200"><table:table-cell table:number-columns-repeated="25"'
    f' office:value-type="string"><text:p>{LETTERS}</text:p></table:table-cell></table:table-row>'
)
HEAVY = {"sqlalchemy", "flask", "pydantic", "eventlet"}


def reason(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_table(content)
    return str(refused.value)


@pytest.mark.parametrize("text", [LETTERS, f"@{LETTERS}", f"{LETTERS}@"])
def test_a_list_of_people_has_no_more_text_than_people_need(text: str) -> None:
    assert reason(xlsx([HEADING, *([text] * 24 for _ in range(300))])) == "too_much"
    assert reason("\n".join(";".join([text] * 24) for _ in range(300)).encode()) == "too_much"


def test_repeated_rows_of_an_opendocument_sheet_count_as_rows() -> None:
    assert reason(ods([HEADING, ["Lia", "Susa"]], after=REPEATED)) == "too_much"


def test_the_page_carries_the_sheets_there_is_room_for_and_names_the_others() -> None:
    sheets = {f"Foglio{number}": [HEADING, *([LETTERS] * 2 for _ in range(300))] for number in range(8)}
    table = read_table(xlsx([HEADING, ["Lia", "Susa"]], None, **sheets))
    assert (table.sheet, len(table.rows), len(table.others)) == ("Foglio0", 300, 3)
    assert [*table.unread, "Iscritti"] == ["Foglio3", "Foglio4", "Foglio5", "Foglio6", "Foglio7", "Iscritti"]
    assert len(as_carried(table)) < 2 * TEXT_LIMIT


def test_columns_count_when_something_is_left_in_them() -> None:
    wide = [f"{number} x" for number in range(COLUMNS_READ)]
    mails = ["lia@example.org", "333 1234567", ""] * 5
    assert read_table(";".join([*mails, *wide]).encode()).width == COLUMNS_READ + 15
    assert reason(";".join([*mails, *wide, "x"]).encode()) == "wide"
    assert reason(xlsx([[f"r{row} {column}" for column in range(60)] for row in range(2000)])) == "wide"


def test_nothing_is_read_past_the_last_row_there_is_room_for() -> None:
    asked = 0

    def endless() -> Iterator[tuple[int, list[str]]]:
        nonlocal asked
        while True:
            asked += 1
            yield asked, ["Ada"]

    with pytest.raises(Unreadable, match="too_many"):
        Room().take(endless())
    assert asked == ROWS_LIMIT + 1


def test_mail_is_taken_out_word_by_word() -> None:
    cells = ["Lia <lia@example.org> Bò", "@lia", "lia@", "a@b", "Scrivere a: <x@y.it>,subito", "@", "@@@"]
    assert public(cells, set()) == ["Lia Bò", "@lia", "lia@", "", "Scrivere a:", "@", ""]
    assert [is_secret(cell) for cell in ("a@b", "a b@c", "@b")] == [True, False, False]


def test_a_sign_that_becomes_several_is_cut_and_not_an_error() -> None:
    assert len(read_table(("\ufb2c" * 400 + ";Susa").encode()).rows[0].cells[0]) == 500


def test_what_columns_are_is_guessed_from_their_first_cells() -> None:
    class Counted(dict[str, str]):
        asked = 0

        def __contains__(self, key: object) -> bool:
            Counted.asked += 1
            return super().__contains__(key)

    cells = [f"Ada {column}" for column in range(COLUMNS_READ)]
    table = Table(rows=[Row(number=number, cells=cells) for number in range(1, 2001)])
    assert guessed_columns(table, Counted())[0] == "name"
    assert Counted.asked <= COLUMNS_READ * 200


def test_the_process_that_reads_a_list_loads_nothing_heavy() -> None:
    names = "sorted({name.split('.')[0] for name in sys.modules})"
    asked = [sys.executable, "-c", f"import sys, facilitator.imports.worker; print(*{names})"]
    loaded = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    assert "orjson" in loaded
    assert not set(loaded) & HEAVY


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["Nome;Ente", "Ada;Susa", '"Ugo;Susa', *["Lia;Chieri"] * 500], 3),
        (["Nome;Ente", '"Ada;Susa', "Lia;Susa", 'Ugo;"Comune di Susa; Torino"', "Eva;Chieri"], 2),
        (["sep=;", "Nome;Ente", 'Ada;"Susa', *["Lia;Chieri"] * 20_000], 3),
        (["Nome\tEnte", 'Ada\t"Comune di', 'Susa"', 'Lia\t"Chieri', "Ugo\tSusa"], 4),
    ],
)
def test_a_quotation_mark_that_nothing_closes_is_told_with_its_line(lines: list[str], line: int) -> None:
    for end in ("\n", "\r\n"):
        assert reason(end.join(lines).encode()) == f"open_quote:{line}"


@pytest.mark.parametrize(
    "row", ['"Ada" Rossi;Susa', 'Ada "la rossa;Susa', 'Ada;"Susa', '5";Susa', '"Ada ""la"" B";Susa']
)
def test_other_quotation_marks_spoil_no_row(row: str) -> None:
    table = read_table(f"Nome;Ente\nLia;Chieri\n{row}".encode())
    assert [len(each.cells) for each in table.rows] == [2, 2]
