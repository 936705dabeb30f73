"""Among many names few are compared, and none that may be meant is left out."""

import random

import pytest

from facilitator.models import KnownBody, Register, body_key
from facilitator.models.likeness import FEW_NAMES, Spelling, nearness
from facilitator.models.nearness import CROWD
from facilitator.models.spelling import read

SYLLABLES = "ba be bo ca co da de fi ga li lo ma mo na ne pe po ra ri ro sa so ta to ve vi za".split()
BEFORE = (
    "Comune di",
    "Città di",
    "Comune di San",
    "Comune di S.",
    "Provincia di",
    "Istituto comprensivo",
    "",
    "Unione",
)


def town(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 4))).title()


def name(chance: random.Random) -> str:
    """The name of a body as there are some."""
    return " ".join([chance.choice(BEFORE), *(town(chance) for _ in range(chance.randint(1, 3)))]).strip()


def slip(written: str, chance: random.Random) -> str:
    """The same name written otherwise: a letter less, more, other or turned, a space, an abbreviation, a part."""
    place = chance.randrange(len(written))
    before, sign, after = written[:place], written[place], written[place + 1 :]
    words = written.split()
    short = [*words[:-1], f"{words[-1][0]}.{words[-1][-2:]}"]
    kinds = [before + after, f"{before}{sign}a{after}", f"{before}o{after}", f"{before}{after[:1]}{sign}{after[1:]}"]
    kinds += [f"{before}{sign} {after}", written.replace(" ", "", 1), " ".join(short), " ".join(words[:-1]), written]
    kinds += [f"{written} {town(chance)}", f"Ufficio tecnico del {written}", written.replace(" San ", " ")]
    return chance.choice(kinds)


@pytest.mark.parametrize("seed", range(5))
def test_an_index_finds_what_looking_through_all_finds(seed: int) -> None:
    chance = random.Random(seed)
    names = [name(chance) for _ in range(150)]
    bodies = [KnownBody(str(place), each, aliases=(slip(each, chance),)) for place, each in enumerate(names)]
    indexed = Register(bodies[:100])
    for typed in names[: FEW_NAMES + 1]:
        indexed.match(f"{typed} Sconosciuto")
    for body in bodies[100:]:
        indexed.add(body)
    wanted = [slip(chance.choice(names), chance) for _ in range(80)]
    found = [indexed.match(each) for each in wanted]
    assert found == [Register(bodies).match(each) for each in wanted]
    assert sum(bool(match.likely) for match in found) > 10


def test_plain_letters_are_read_as_all_others_are() -> None:
    signs = [chr(code) for code in range(128)]
    written = ["".join(signs), *(f"A{sign}b {sign}C" for sign in signs), "", "  Sant'Antonino -- di_Susa (TO) 2 "]
    assert [body_key(each) for each in written] == [body_key(f"{each} ù").removesuffix("u").strip() for each in written]


def test_of_a_whole_region_few_names_are_compared_with_one() -> None:
    chance = random.Random(1)
    names = {f"Comune di {town(chance)} {town(chance)}" for _ in range(3000)}
    index = nearness(Spelling(KnownBody(each, each), read(each)) for each in names)
    compared = [len(index.near(read(slip(each, chance)).words)) for each in sorted(names)[::10]]
    assert sum(compared) / len(compared) < len(names) / 100


CROWDS = {
    "a word and numbers": [f"Fondazione Precipitevolissimevolmente {place:04d}x" for place in range(2000)],
    "a word, and others that begin alike": [
        f"Fondazione Precipitevolissimevolmente a{town(random.Random(place))}" for place in range(2000)
    ],
    "a word each goes on from": [f"Precipitevolissimevolmente {town(random.Random(place))}" for place in range(2000)],
    "all but a sign": [f"Precipitevolissimevolmente{chr(0x4E00 + place)}" for place in range(2000)],
}


@pytest.mark.parametrize("crowd", CROWDS)
def test_names_that_share_a_long_word_are_not_compared_each_with_each(crowd: str) -> None:
    readings = [read(each) for each in CROWDS[crowd]]
    index = nearness(Spelling(KnownBody(each, each), read(each)) for each in CROWDS[crowd])
    compared = sum(len(index.near(reading.words)) for reading in readings)
    assert compared < len(readings) * 2 * CROWD


def test_a_slip_is_found_in_a_crowd() -> None:
    index = Register(KnownBody(each, each) for each in CROWDS["a word, and others that begin alike"])
    for typed in [*"abcd", "Fondazione Precipitevolissimevolmente aSconosciuto"]:
        index.match(typed)
    known = CROWDS["a word, and others that begin alike"][7]
    assert known in [each.body.name for each in index.match(f"{known}x").likely]
