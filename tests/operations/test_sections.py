"""The chapters of the restitution: put in order, left out, and written around by who conducts."""

from typing import Any

from facilitator.restitution.arrangement import REQUIRED, SECTIONS, arranged
from facilitator.restitution.document import Heading, Paragraph
from facilitator.restitution.publication import Publication
from facilitator.restitution.publishing import publication
from tests.cast import Cast
from tests.journal.reducing import reduced
from tests.operations.listening import Listening, code

WORDS = "Una giornata lunga.\nCon il sole."


def order(*keys: str, off: str = "") -> list[dict[str, Any]]:
    """All chapters, these first."""
    return [{"key": key, "on": key != off} for key in (*keys, *(key for key in SECTIONS if key not in keys))]


def arrange(cast: Cast, sections: list[dict[str, Any]]) -> None:
    cast.do(cast.anna, "arrange_restitution", workshop=cast.workshop, sections=sections)


def place(cast: Cast, **args: Any) -> dict[str, Any]:
    return {"workshop": cast.workshop, "section": "brief", "place": "introduction", "revision": 0, **args}


def write(cast: Cast, text: str, **args: Any) -> None:
    cast.do(cast.anna, "write_section_text", **place(cast, text=text, **args))


def made(cast: Cast, edition: str = "internal") -> Publication:
    with cast.journal.reading() as session:
        return publication(session, cast.workshop, edition)


def chapters(cast: Cast) -> list[str]:
    return [part.anchor for part in made(cast).document.headings if part.level == 1]


def words(cast: Cast, edition: str = "internal") -> list[str]:
    return [block.text for block in made(cast, edition).document.blocks if isinstance(block, Paragraph)]


def test_chapters_come_in_the_order_they_were_given(cast: Cast) -> None:
    cast.add_note(cast.bruno, "Più alberi")
    arrange(cast, order("method", "annex"))
    assert chapters(cast)[:2] == ["method", "notes"] and "brief" in chapters(cast)
    arrange(cast, order("brief", off="brief"))
    assert "brief" not in chapters(cast)
    assert [section["key"] for section in made(cast).open_data["sections"]] == [*SECTIONS]


def test_what_accounts_for_the_notes_can_be_moved_but_not_left_out(cast: Cast) -> None:
    for key in REQUIRED:
        refused = cast.submit(cast.anna, "arrange_restitution", workshop=cast.workshop, sections=order(off=key))
        assert (code(refused), refused.as_json()["reason"]) == ("invalid", "required")
    arrange(cast, order("register"))
    assert cast.snapshot(cast.staff_stream)["sections"][0] == {"key": "register", "on": True}


def test_an_order_that_is_not_one_changes_nothing(cast: Cast) -> None:
    before, all_of_them = cast.snapshot(cast.staff_stream), order()
    strange = {"key": "nowhere", "on": True}
    for sections in ([], all_of_them[1:], [*all_of_them[1:], all_of_them[1]], [*all_of_them[1:], strange], "brief"):
        refused = cast.submit(cast.anna, "arrange_restitution", workshop=cast.workshop, sections=sections)
        assert code(refused) == "invalid"
    assert cast.snapshot(cast.staff_stream) == before


def test_chapters_of_a_later_version_stand_where_they_usually_do(cast: Cast) -> None:
    kept = [("annex", True), ("agenda", False), ("gone", True), ("register", False)]
    assert arranged(kept) == [
        *(("brief", True), ("bodies", True), ("annex", True), ("agenda", False), ("tables", True)),
        *(("open_points", True), ("register", True), ("method", True)),
    ]


def test_words_stand_before_and_after_a_chapter_with_who_wrote_them(cast: Cast) -> None:
    write(cast, f"  {WORDS}\n\n")
    write(cast, "Alla prossima.", place="closing")
    said = words(cast)
    assert said[:2] == ["Una giornata lunga.", "Con il sole."] and said[2].startswith("Anna, ")
    assert said[3] == "Alla prossima."
    section = made(cast).open_data["sections"][0]
    assert (section["introduction"]["text"], section["introduction"]["author"]) == (WORDS, "Anna")


def test_the_public_edition_says_the_words_and_not_who_wrote_them(cast: Cast) -> None:
    write(cast, WORDS)
    assert "Una giornata lunga." in words(cast, "public")
    assert "Anna" not in str(made(cast, "public").as_json())


def test_words_about_the_tables_stand_apart_from_those_of_a_table(cast: Cast) -> None:
    write(cast, "Come hanno lavorato.", section="tables")
    write(cast, "Che cosa resta.", section="tables", place="closing")
    blocks = made(cast).document.blocks
    titles = [block.anchor for block in blocks if isinstance(block, Heading)]
    assert titles.index("tables") + 1 == titles.index("table-1") < titles.index("after-tables")
    first = next(number for number, block in enumerate(blocks) if getattr(block, "anchor", "") == "tables")
    assert blocks[first + 1] == Paragraph("Come hanno lavorato.")


def test_words_about_a_chapter_with_nothing_in_it_are_not_lost(cast: Cast) -> None:
    write(cast, "Nessuna domanda è rimasta.", section="open_points")
    assert "open-points" in chapters(cast) and "Nessuna domanda è rimasta." in words(cast)


def test_what_is_left_out_keeps_its_words_for_later(cast: Cast) -> None:
    write(cast, "Da non dire.")
    arrange(cast, order(off="brief"))
    assert "Da non dire" not in str(made(cast, "public").as_json())
    arrange(cast, order())
    assert "Da non dire." in words(cast)


def test_two_who_write_at_once_lose_nothing(cast: Cast) -> None:
    write(cast, "La prima.")
    refused = cast.submit(cast.anna, "write_section_text", **place(cast, text="La seconda."))
    assert code(refused) == "stale_revision"
    assert (refused.as_json()["current"], refused.as_json()["current_text"]) == (1, "La prima.")
    assert "La prima." in words(cast)
    write(cast, "La prima e la seconda.", revision=1)
    assert "La prima e la seconda." in words(cast)


def test_words_that_were_replaced_are_read_nowhere_any_more(cast: Cast) -> None:
    old, seen = cast.snapshot(cast.staff_stream), cast.events(cast.staff_stream)[-1]["seq"]
    for revision, text in enumerate(("Sbagliata.", "Giusta.", "")):
        write(cast, text, revision=revision)
    told = [event for event in cast.events(cast.staff_stream, seen) if event["name"] == "section_text_written"]
    assert [event["data"]["text"]["text"] for event in told] == [None, None, ""]
    assert reduced(cast.staff_stream, old, told) == cast.snapshot(cast.staff_stream)
    assert "Anna, " not in " ".join(words(cast))


def test_only_who_conducts_hears_of_it(cast: Cast, listening: Listening) -> None:
    write(cast, WORDS)
    arrange(cast, order("method"))
    assert listening.told == {"staff": ["section_text_written", "restitution_arranged"]}


def test_nobody_hears_of_an_order_that_stands_already(cast: Cast, listening: Listening) -> None:
    arrange(cast, order())
    assert listening.told == {}
    arrange(cast, order("method"))
    arrange(cast, order("method"))
    assert listening.told == {"staff": ["restitution_arranged"]}


def test_what_cannot_be_printed_is_refused(cast: Cast) -> None:
    wrong = ({"text": "x" * 4001}, {"text": None}, {"section": "cover"}, {"place": "middle"}, {"revision": -1})
    for args in (*wrong, {"author": "Bruno"}):
        refused = cast.submit(cast.anna, "write_section_text", **place(cast, **{"text": "Sì", **args}))
        assert code(refused) in ("invalid", "too_long")
    assert cast.snapshot(cast.staff_stream)["section_texts"] == []


def test_a_correction_of_the_words_makes_another_edition(cast: Cast) -> None:
    cast.do(cast.anna, "close_workshop", workshop=cast.workshop)
    assert cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)["edition"] == 1
    write(cast, WORDS)
    assert cast.do(cast.anna, "publish_restitution", workshop=cast.workshop)["edition"] == 2
