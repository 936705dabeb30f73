"""Which bodies of a list may stand in it twice. Pure, without a database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from facilitator.models.likeness import KnownBody, Likely, Reason, Spelling, why_alike
from facilitator.models.nearness import without_a_letter
from facilitator.models.spelling import read

TWICE: tuple[Reason, ...] = ("same_name", "letter")


def doubles(bodies: Iterable[KnownBody]) -> Iterator[tuple[KnownBody, Likely]]:
    """Pairs that may be one body: the same name, or one that is written almost the same."""
    for one, other in near_pairs([Spelling(body, read(body.name)) for body in bodies]):
        reason = why_alike(one.reading, other)
        if reason in TWICE:
            yield one.body, Likely(other.body, reason)


def near_pairs(spellings: list[Spelling]) -> list[tuple[Spelling, Spelling]]:
    """Those that become equal when each loses one letter at most: comparing each with each takes too long."""
    places = defaultdict(list)
    for place, spelling in enumerate(spellings):
        for shortened in without_a_letter("".join(spelling.reading.words)):
            places[shortened].append(place)
    pairs = {pair for near in places.values() for pair in combinations(near, 2)}
    return [(spellings[one], spellings[other]) for one, other in sorted(pairs)]
