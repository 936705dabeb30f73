"""Which known body a typed name means: certainly one, perhaps some, or none. Pure, without a database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal, get_args

from facilitator.models.nearness import Nearness, without_saint
from facilitator.models.spelling import SAINT, Reading, owners, read
from facilitator.text import body_key

Reason = Literal["same_name", "kind", "letter", "abbreviation", "office", "part"]
REASONS: tuple[Reason, ...] = get_args(Reason)
MOST_LIKELY = 5
FEW_NAMES = 3
LONG_WORD = 5
LONG_NAME = 8
UNSAID = frozenset(("municipality", "region"))
NEAR = (frozenset(("province", "metropolitan_city")), frozenset(("mountain_union", "mountain_community", "union")))
TWO_TOWNS = frozenset("brione calliano castro livo peglio samone valverde".split()) | {"san teodoro"}


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body of the registry with all its spellings."""

    id: str
    name: str
    kind: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likely:
    """A body that may be meant, and why: a question to whoever typed it."""

    body: KnownBody
    reason: Reason


@dataclass(frozen=True, slots=True)
class Match:
    """What a typed name may mean. Only what is certain is taken without asking."""

    certain: KnownBody | None = None
    likely: tuple[Likely, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way a known body is written."""

    body: KnownBody
    reading: Reading


class Register:
    """All known bodies, to be asked for names."""

    def __init__(self, bodies: Iterable[KnownBody] = ()) -> None:
        self._by_key: dict[str, KnownBody] = {}
        self._by_words: defaultdict[tuple[str, ...], list[Spelling]] = defaultdict(list)
        self._near: Nearness[Spelling] | None = None
        self._asked = 0
        for body in bodies:
            self.add(body)

    def add(self, body: KnownBody) -> None:
        """Know one more body."""
        for name in (body.name, *body.aliases):
            self._spell(body, name)

    def spell(self, known: str, name: str) -> None:
        """Know the body that is called `known` by one spelling more."""
        if body := self.written(known):
            self._spell(body, name)

    def _spell(self, body: KnownBody, name: str) -> None:
        spelling = Spelling(body, read(name))
        self._by_key.setdefault(body_key(name), body)
        self._by_words[spelling.reading.words].append(spelling)
        if self._near:
            self._near.add(spelling.reading.words, spelling)

    def written(self, name: str) -> KnownBody | None:
        """The body that has this name or spelling, signs aside."""
        return self._by_key.get(body_key(name))

    def match(self, typed: str) -> Match:
        """The body a typed name certainly means, else those it may mean, the likeliest first."""
        certain = self.certain(typed)
        if certain or not body_key(typed):
            return Match(certain)
        return Match(likely=tuple(self._likely(read(typed)))[:MOST_LIKELY])

    def certain(self, typed: str) -> KnownBody | None:
        """The one body a typed name can only mean."""
        key = body_key(typed)
        if key in self._by_key:
            return self._by_key[key] if key else None
        same = self._same(read(typed)) if key else []
        return same[0] if len(same) == 1 else None

    def _same(self, wanted: Reading) -> list[KnownBody]:
        found = (each.body for each in self._by_words.get(wanted.words, ()) if is_same(wanted, each))
        return list(dict.fromkeys(found))

    def _likely(self, wanted: Reading) -> Iterator[Likely]:
        """The questions to ask, each body once, by reason and name."""
        bodies: dict[str, KnownBody] = {}
        reasons: dict[str, Reason] = {}
        for body, reason in [*self._alike(wanted), *self._owners(wanted)]:
            bodies[body.id] = body
            reasons[body.id] = min(reasons.get(body.id, reason), reason, key=REASONS.index)
        for key in sorted(bodies, key=lambda key: (REASONS.index(reasons[key]), bodies[key].name.casefold(), key)):
            yield Likely(bodies[key], reasons[key])

    def _alike(self, wanted: Reading) -> Iterator[tuple[KnownBody, Reason]]:
        for spelling in self._near_to(wanted):
            reason = why_alike(wanted, spelling)
            if reason:
                yield spelling.body, reason

    def _near_to(self, wanted: Reading) -> Iterable[Spelling]:
        """For a few names all spellings: the index that knows better takes as long to make as looking through them."""
        self._asked += 1
        if self._near is None and self._asked <= FEW_NAMES:
            return chain.from_iterable(self._by_words.values())
        if self._near is None:
            self._near = nearness(chain.from_iterable(self._by_words.values()))
        return self._near.near(wanted.words)

    def _owners(self, wanted: Reading) -> Iterator[tuple[KnownBody, Reason]]:
        for owner in owners(wanted):
            for body in self._same(owner):
                yield body, "office"


def nearness(spellings: Iterable[Spelling]) -> Nearness[Spelling]:
    """Spellings, to be found by names that may mean them."""
    found: Nearness[Spelling] = Nearness()
    for spelling in spellings:
        found.add(spelling.reading.words, spelling)
    return found


def is_same(wanted: Reading, spelling: Spelling) -> bool:
    """Whether a name is another spelling of the same, for sure."""
    known = spelling.reading
    return (
        wanted.words == known.words
        and kinds_agree(wanted.kind, known.kind, spelling.body.kind)
        and provinces_agree(wanted, known)
    )


def kinds_agree(wanted: str | None, known: str | None, settled: str | None) -> bool:
    """A bare name means the municipality, or the region. What somebody settled by hand says what a bare one is."""
    if wanted == known:
        return True
    if wanted is None:
        return known in UNSAID
    if known is None:
        return wanted == settled or (settled is None and wanted in UNSAID)
    return False


def provinces_agree(wanted: Reading, known: Reading) -> bool:
    """Whether the provinces leave no doubt: a few towns of Italy share their name with another."""
    if wanted.province == known.province:
        return True
    return not (wanted.province and known.province) and " ".join(wanted.words) not in TWO_TOWNS


def why_alike(wanted: Reading, spelling: Spelling) -> Reason | None:
    """Why a name may mean this body though it is not certain."""
    known = spelling.reading
    if wanted.province and known.province and wanted.province != known.province:
        return None
    if wanted.kind and known.kind and wanted.kind != known.kind:
        return "kind" if wanted.words == known.words and {wanted.kind, known.kind} in NEAR else None
    if wanted.words == known.words:
        return "same_name" if kinds_agree(wanted.kind, known.kind, spelling.body.kind) else "kind"
    return why_words_alike(wanted.words, known.words)


def why_words_alike(wanted: tuple[str, ...], known: tuple[str, ...]) -> Reason | None:
    if is_slip(wanted, known):
        return "letter"
    if is_abbreviated(wanted, known):
        return "abbreviation"
    return "part" if is_part(wanted, known) else None


def is_slip(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether one letter, or one space, is the whole difference. Short words and numbers differ by one for a reason."""
    if len(wanted) != len(known):
        return abs(len(wanted) - len(known)) == 1 and is_space_apart("".join(wanted), "".join(known))
    different = [pair for pair in zip(wanted, known, strict=True) if pair[0] != pair[1]]
    return len(different) == 1 and is_long(*different[0]) and one_letter_apart(*different[0])


def is_space_apart(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= LONG_NAME and (one == other or one_letter_apart(one, other))


def is_long(*words: str) -> bool:
    return max(map(len, words)) >= LONG_WORD and all(word.isalpha() for word in words)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter is another, too much, missing, or changed places with its neighbour."""
    short, long = sorted((one, other), key=len)
    start = next((place for place, sign in enumerate(short) if sign != long[place]), len(short))
    if len(short) == len(long):
        turned = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
        return short[start + 1 :] == long[start + 1 :] or turned
    return len(long) - len(short) == 1 and short[start:] == long[start + 1 :]


def is_abbreviated(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether each word is the other, or its beginning, or first letter and end as in T.se; one at least is whole."""
    if len(wanted) != len(known):
        return False
    pairs = list(zip(wanted, known, strict=True))
    is_whole = any(one == other and one != SAINT and len(one) > 2 for one, other in pairs)
    return is_whole and all(abbreviates(one, other) or abbreviates(other, one) for one, other in pairs)


def abbreviates(short: str, long: str) -> bool:
    start, _, end = short.partition(".")
    return long.startswith(start) and long.endswith(end) and not start.isdigit()


def is_part(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether one name is the beginning of the other, saints aside."""
    short, long = sorted((without_saint(wanted), without_saint(known)), key=len)
    return bool(short) and len(short[0]) > 2 and long[: len(short)] == short
