"""The promise for any session: what is shown stands in every format, what is not stands nowhere but in the register."""

import json
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import page
import pytest
from docx.oxml.ns import nsmap
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from facilitator.journal import Journal
from facilitator.restitution.formats import FORMATS, module
from facilitator.restitution.publishing import publication
from facilitator.restitution.renderers.odt_words import NAMESPACES
from tests.cast import Cast, gather
from tests.restitution.reading import (
    OFFICE,
    csv_rows,
    docx_text,
    html_of,
    html_text,
    md_text,
    odt_text,
    office_part,
    pdf_text,
    squeezed,
    structure,
    xlsx_sheets,
)

READERS = {"pdf": pdf_text, "html": html_text, "md": md_text, "docx": docx_text, "odt": odt_text}
SESSIONS = settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
SIGNS = "aeiouàèéìòù bcdlmnrst ABC 0123 .,;:!?'\"«»“”’ =+-@<>&*_#|$%{}[]()/\\~^`€"
texts = st.text(SIGNS, min_size=1, max_size=40).map(str.strip)


@dataclass(frozen=True)
class Written:
    """A note, and what became of it."""

    author: str
    text: str
    asked: bool
    fate: str


FATES = ("shown", "shown", "edited", "hidden", "binned", "answered", "gathered", "moved")
notes = st.builds(Written, st.sampled_from(["bruno", "chiara", "denis"]), texts, st.booleans(), st.sampled_from(FATES))


@pytest.fixture
def database(sqlite_database: str) -> str:
    """One database is enough: which one makes no difference to a document."""
    return sqlite_database


@SESSIONS
@given(written=st.lists(notes, max_size=7), edition=st.sampled_from(["internal", "public"]), theme=texts, asked=texts)
def test_every_format_of_any_session_is_complete(
    journal: Journal, written: list[Written], edition: str, theme: str, asked: str
) -> None:
    cast = gather(journal)
    named = {"theme": f"Tema {theme}", "prompt": f"Domanda {asked}"}
    cast.do(cast.anna, "add_table", workshop=cast.workshop, theme=named["theme"])
    question = cast.do(cast.anna, "add_prompt", table=cast.tables[1], text=named["prompt"])["prompt"]
    said = [
        become(cast, note, f"{number} {note.text} fine{number}", question) for number, note in enumerate(written, 1)
    ]
    with journal.reading() as session:
        made = publication(session, cast.workshop, edition)
    files = {form: import_module(module(form)).render(made) for form in FORMATS}
    shown = [text for text, is_shown in said if is_shown]
    gone = [text for text, is_shown in said if not is_shown]
    hold_all_words([*shown, *named.values()], gone, files)
    agree(json.loads(files["json"]), files, written, shown)
    lead_somewhere(files)
    serve_everybody(files["pdf"])


def become(cast: Cast, note: Written, text: str, question: str) -> tuple[str, bool]:
    """Write the note and do with it what is to be; its last words, and whether they are shown."""
    author = getattr(cast, note.author)
    table = 2 if note.author == "denis" else 1
    prompt = {"prompt": question} if note.asked and table == 1 else {}
    id = cast.add_note(author, text, table, **prompt)
    match note.fate:
        case "edited":
            text = f"{text} cambiata"
            cast.do(author, "edit_note", note=id, text=text, revision=1)
        case "hidden":
            cast.do(cast.anna, "hide_note", note=id, reason="Nomina una persona")
        case "binned":
            cast.do(author, "delete_note", note=id)
        case "answered":
            cast.do(cast.anna, "answer_note", note=id, text="Una risposta")
        case "gathered":
            cast.do(cast.anna, "gather_notes", table=cast.tables[table], notes=[id], title="Un gruppo")
        case "moved":
            cast.do(cast.anna, "move_note", note=id, table=cast.tables[3 - table])
    return text, note.fate not in ("hidden", "binned")


def hold_all_words(shown: list[str], gone: list[str], files: dict[str, bytes]) -> None:
    for form, read in READERS.items():
        found = read(files[form])
        assert [text for text in shown if squeezed(text) not in found] == [], form
        assert [text for text in gone if squeezed(text) in found] == [], form
    for form in ("csv", "json"):
        assert [text for text in gone if json.dumps(text)[1:-1] in files[form].decode()] == []


def agree(data: dict[str, Any], files: dict[str, bytes], written: list[Written], shown: list[str]) -> None:
    """All tell the same number of notes, and each note that is not shown is a line or counted."""
    listed = [note for table in data["tables"] for note in table["notes"]]
    notes_sheet, _, _, withheld_sheet = list(xlsx_sheets(files["xlsx"]).values())[:4]
    hidden = [note for note in written if note.fate == "hidden"]
    refs = [note["ref"] for note in listed]
    assert sorted(note["text"] for note in listed) == sorted(shown)
    assert refs == [row["ref"] for row in csv_rows(files["csv"])] == [row[0] for row in notes_sheet[1:]]
    assert data["counts"]["notes"] == len(set(refs)) == len(shown)
    assert data["counts"]["hidden"] == len(data["register"]) == len(hidden) == len(withheld_sheet) - 1
    assert data["counts"]["binned"] == sum(note.fate == "binned" for note in written)


def lead_somewhere(files: dict[str, bytes]) -> None:
    """No link of any format leads nowhere."""
    elements = html_of(files["html"]).elements
    places = {named["id"] for _, named in elements if "id" in named}
    assert {str(named["href"])[1:] for _, named in elements if "href" in named} <= places
    word = office_part(files["docx"], OFFICE["docx"])
    marks = word.xpath("//w:bookmarkStart/@w:name", namespaces=nsmap)
    assert set(word.xpath("//w:hyperlink/@w:anchor", namespaces=nsmap)) <= set(marks)
    text = office_part(files["odt"], OFFICE["odt"])
    targets = {f"#{name}" for name in text.xpath("//text:bookmark/@text:name", namespaces=NAMESPACES)}
    assert set(text.xpath("//text:a/@xlink:href", namespaces=NAMESPACES)) <= targets


def serve_everybody(pdf: bytes) -> None:
    """The file conforms, and every table has header cells."""
    for profile in ("ua1", "3a"):
        assert [failure.rule_id for failure in page.validate_pdf_bytes(pdf, profile=profile).failures] == []
    tags = [tag for tag, _ in structure(pdf)]
    for start in [place for place, tag in enumerate(tags) if tag == "/Table"]:
        assert "/TH" in tags[start : start + 12]
