"""A way of holding a session: what it fills in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the agenda; without a title it is called after its kind."""

    kind: str
    minutes: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One way: its agenda, its tables with their questions one a line, and what everybody is asked."""

    key: str
    name: str
    about: str
    agenda: tuple[Moment, ...]
    tables: tuple[tuple[str, str], ...] = ()
    plenary: str = ""
    mode: str = "hybrid"


def framed(welcome: int, closing: int, *moments: Moment) -> tuple[Moment, ...]:
    """An agenda from its welcome to its closing."""
    return (Moment("welcome", welcome), *moments, Moment("closing", closing))


def lines(*sentences: str) -> str:
    return "\n".join(sentences)
