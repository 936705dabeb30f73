"""What people type, cleaned: what shows nothing is nothing."""

import pytest

from facilitator.text import body_key, is_visible

UNSEEN = ["", "   ", "\u200b\u2060", "\u3164", "\u115f\u1160", "\uffa0", "\u2800", "\ufe0f", "\u3164 \u200b"]


@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
def test_signs_that_show_nothing_are_no_name(text: str) -> None:
    assert not is_visible(text)
    assert body_key(text) == ""


@pytest.mark.parametrize("text", ["Lia", "ㄱ", "강", "1️⃣", "👩‍👩‍👧", "?", "ा क"])
def test_what_can_be_seen_is_there(text: str) -> None:
    assert is_visible(text)


def test_a_filler_inside_of_a_name_is_like_a_space() -> None:
    assert body_key("Comune\u3164di Susa") == "comune di susa"
