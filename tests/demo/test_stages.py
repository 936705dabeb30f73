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
