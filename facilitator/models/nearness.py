"""Finding among many names those that may mean the same, without comparing each with each. Pure, without a database."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from facilitator.models.spelling import SAINT

Thing = TypeVar("Thing")
Words = tuple[str, ...]
CROWD = 200


class Nearness(Generic[Thing]):
    """Things by what the words of their names share with all that may be meant by them.

    What more than a crowd of names share tells none of them from the others: it is not asked.
    """

    def __init__(self) -> None:
        self._things: defaultdict[Hashable, list[Thing]] = defaultdict(list)

    def add(self, words: Words, thing: Thing) -> None:
        """Know one thing more by its name."""
        for trace in (*traces(words), *left_of(words)):
            self._things[trace].append(thing)

    def near(self, words: Words) -> list[Thing]:
        """The things that a name may mean, each once; some of them it does not."""
        shared = (self._things.get(trace, []) for trace in (*traces(words), *looked_for(words)))
        return list({id(thing): thing for things in shared if len(things) <= CROWD for thing in things}.values())


def traces(words: Words) -> Iterator[Hashable]:
    """What names share where one is a slip or an abbreviation of the other.

    A slip becomes the same without one letter; an abbreviation has one word as it is at its place, and all first
    letters.
    """
    yield from without_a_letter("".join(words))
    letters = tuple(word[:1] for word in words)
    yield from ((letters, place, word) for place, word in enumerate(words) if word != SAINT and len(word) > 2)


def left_of(words: Words) -> Iterator[Hashable]:
    """What a known name leaves for those that begin like it, or are its beginning."""
    saying = without_saint(words)
    yield "whole", saying
    yield from (("begins", saying[:size]) for size in range(1, len(saying) + 1))


def looked_for(words: Words) -> Iterator[Hashable]:
    """What a name looks for of those that begin like it, or are its beginning."""
    saying = without_saint(words)
    yield "begins", saying
    yield from (("whole", saying[:size]) for size in range(1, len(saying) + 1))


def without_a_letter(word: str) -> set[str]:
    """A word as it is, and without each of its letters: two of them meet where one letter is the whole difference."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def without_saint(words: Words) -> Words:
    """The words of a name that say more than that it is a saint's."""
    return tuple(word for word in words if word != SAINT)
