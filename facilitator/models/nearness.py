"""Finding among many names those that may mean the same, without comparing each with each. Pure, without a database."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from facilitator.models.spelling import SAINT

Thing = TypeVar("Thing")
Words = tuple[str, ...]


class Nearness(Generic[Thing]):
    """Things by what the words of their names share with all that may be meant by them."""

    def __init__(self) -> None:
        self._things: defaultdict[Hashable, list[Thing]] = defaultdict(list)

    def add(self, words: Words, thing: Thing) -> None:
        """Know one thing more by its name."""
        for trace in traces(words):
            self._things[trace].append(thing)

    def near(self, words: Words) -> list[Thing]:
        """The things that a name may mean, each once; some of them it does not."""
        found = (thing for trace in traces(words) for thing in self._things.get(trace, ()))
        return list({id(thing): thing for thing in found}.values())


def traces(words: Words) -> Iterator[Hashable]:
    """What names share where one is a slip, an abbreviation or the beginning of the other.

    A slip becomes the same without one letter, an abbreviation has one word as it is at its place, a part begins so.
    """
    yield from without_a_letter("".join(words))
    yield from ((len(words), place, word) for place, word in enumerate(words) if word != SAINT and len(word) > 2)
    yield without_saint(words)[:1]


def without_a_letter(word: str) -> set[str]:
    """A word as it is, and without each of its letters: two of them meet where one letter is the whole difference."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def without_saint(words: Words) -> Words:
    """The words of a name that say more than that it is a saint's."""
    return tuple(word for word in words if word != SAINT)
