"""Events of the restitution's chapters, told to its facilitators."""

from facilitator.clock import stamp
from facilitator.events.base import Event, View
from facilitator.models import SectionText


class SectionView(View):
    """A chapter in its order, and whether it is printed."""

    key: str
    on: bool


class SectionTextView(View):
    """Words before or after a chapter, who wrote them last and when."""

    id: str
    section: str
    place: str
    text: str | None
    revision: int
    written_by: str | None
    written_at: str

    @classmethod
    def of(cls, text: SectionText) -> "SectionTextView":
        """The view of `text`."""
        return cls(
            id=text.id,
            section=text.section,
            place=text.place,
            text=text.text,
            revision=text.revision,
            written_by=text.written_by,
            written_at=stamp(text.written_at),
        )


class RestitutionArranged(Event):
    """The chapters come in another order, or another choice of them."""

    sections: list[SectionView]


class SectionTextWritten(Event):
    """A chapter has other words before or after it; none, when its text is empty."""

    text: SectionTextView

    @property
    def subject(self) -> str | None:
        """The text, by which those it replaces are found."""
        return self.text.id
