import unicodedata

import pytest

from facilitator.demo.stage import Stage, load, stage_keys
from facilitator.refusal import Refused


@pytest.fixture(params=stage_keys())
def stage(request: pytest.FixtureRequest) -> Stage:
    return load(request.param)


def test_all_ten_stages_can_be_played_in_the_order_in_which_they_were() -> None:
    keys = stage_keys()
    assert len(keys) == 10
    assert (keys[0], keys[-1]) == ("chieri-2020", "rigenerazione-2024")


def test_an_unknown_stage_is_refused_with_the_ones_there_are() -> None:
    for key in ("atlantis", "../stages/chieri-2020", ""):
        with pytest.raises(Refused, match="chieri-2020"):
            load(key)


def test_each_stage_has_enough_to_say(stage: Stage) -> None:
    sentences = [text for notes in stage.notes.values() for text in notes]
    assert len(sentences) >= 16
    assert len(set(sentences)) == len(sentences)
    assert all(text == text.strip() and unicodedata.normalize("NFC", text) == text for text in sentences)


def test_each_body_sends_somebody_and_nobody_comes_twice(stage: Stage) -> None:
    assert {person.body for person in stage.people} == set(stage.facts["bodies"])
    assert len({person.name for person in stage.people}) == len(stage.people) == stage.facts["people"]


def test_what_is_answered_was_asked_in_the_plenary_and_has_words_or_a_day(stage: Stage) -> None:
    asked = {text for prompt in stage.facts["plenary"]["prompts"] for text in prompt["notes"]}
    for answer in stage.facts.get("answers", []):
        assert answer["question"] in asked and answer["question"].endswith("?")
        assert answer["body"] in stage.facts["bodies"]
        assert ("text" in answer) != ("due" in answer)


def test_a_day_of_talks_has_answers_and_one_that_is_owed() -> None:
    answers = load("genova-2021").facts["answers"]
    assert {"text" in answer for answer in answers} == {True, False}


AS_PUBLISHED = {
    "chieri-2020": (7, None, 3),
    "collegno-2021": (15, 50, 4),
    "genova-2021": (20, 60, 0),
    "santantonino-2021": (None, 41, 0),
    "barge-2022": (24, 50, 3),
    "beeozanam-2022": (None, None, 2),
    "rigenerazione-2024": (None, 35, 0),
}
"""Bodies, people and tables, as far as they were told; the partners are not counted among the bodies."""


def test_a_stage_has_as_many_bodies_people_and_tables_as_were_published(stage: Stage) -> None:
    bodies, people, tables = AS_PUBLISHED.get(stage.key, (None, None, 0))
    assert bodies in (None, len(stage.facts["bodies"]))
    assert people in (None, stage.facts["people"])
    assert tables == len(stage.facts["tables"])


def test_each_question_to_everybody_is_asked_once_and_the_tables_have_their_moment(stage: Stage) -> None:
    asked = [position for moment in stage.agenda for position in moment.asks]
    assert sorted(asked) == list(range(1, 1 + len(stage.facts["plenary"]["prompts"])))
    assert [moment.kind for moment in stage.agenda].count("tables") == bool(stage.facts["tables"])


def test_every_table_writes_its_page_from_groups_it_has_made(stage: Stage) -> None:
    for number, table in enumerate(stage.facts["tables"], start=1):
        titles = {group.title for group in stage.groups(number)}
        points = table["page"]["points"]
        assert 2 <= len(points) <= 3
        assert {title for point in points for title in point["groups"]} <= titles
        assert table["page"]["disagreement"] and table["page"]["question"].endswith("?")


def test_no_sentence_is_in_two_groups_and_each_stage_has_some(stage: Stage) -> None:
    gathered = [
        said
        for number in range(1 + len(stage.facts["tables"]))
        for group in stage.groups(number)
        for said in group.sentences
    ]
    assert gathered and len(set(gathered)) == len(gathered)


def test_who_conducts_writes_around_the_chapters_of_every_stage(stage: Stage) -> None:
    assert set(stage.facts["introductions"]) == {"brief", "tables"}
