"""The page of a table as the restitution knows it: what it brings to all, and who stands by it."""

from dataclasses import dataclass

from facilitator.restitution.named import Named


@dataclass(frozen=True)
class Sentence:
    """What stands in one field, the notes it comes from, and what somebody at the table holds against it."""

    field: str
    text: str
    refs: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Speaker:
    """Who speaks for the table, as far as this edition tells."""

    name: str | None
    body: Named | None


@dataclass(frozen=True)
class PageRecord:
    """Key points, one disagreement, one question, who speaks; `approved` of the `people` at the table."""

    points: tuple[Sentence, ...]
    disagreement: Sentence | None
    question: Sentence | None
    speaker: Speaker | None
    approved: int
    people: int

    @property
    def sentences(self) -> list[Sentence]:
        """All that stands on it, in its order."""
        return [each for each in (*self.points, self.disagreement, self.question) if each]

    @property
    def disputed(self) -> list[Sentence]:
        """The sentences somebody holds something against."""
        return [each for each in self.sentences if each.disputes]

    @property
    def is_signed(self) -> bool:
        """Whether somebody at the table approves it, and nobody disputes a sentence."""
        return self.approved > 0 and not self.disputed
