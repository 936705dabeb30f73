"""Events of a table's page, told to the table: who writes it, what it says, who stands by it."""

from facilitator.clock import stamp
from facilitator.events.base import Event, View
from facilitator.models import PageField, Signature


class PageFieldView(View):
    """A field of the page; its words are taken out of what was told of it before they were changed."""

    id: str
    position: int
    text: str | None
    sources: list[str]
    revision: int

    @classmethod
    def of(cls, field: PageField) -> "PageFieldView":
        """The view of `field`."""
        sources, revision = list(field.sources), field.revision
        return cls(id=field.name, position=field.position, text=field.text, sources=sources, revision=revision)


class SignatureView(View):
    """What one person says of the page: `approves`, or which field is not what was said, and why; else nothing."""

    participant: str
    approves: bool
    field: str | None
    reason: str | None
    at: str

    @classmethod
    def of(cls, signature: Signature) -> "SignatureView":
        """The view of `signature`."""
        return cls(
            participant=signature.participant_id,
            approves=signature.approves,
            field=signature.field,
            reason=signature.reason,
            at=stamp(signature.signed_at),
        )


class PartView(View):
    """Somebody's part at the table: rapporteur, host or scribe."""

    participant: str
    part: str


class OfPage(Event):
    """An event of a table's page, found by the table when its words are taken out."""

    table: str

    @property
    def subject(self) -> str:
        return self.table


class OfFields(OfPage):
    """These fields say something else; who approved has not approved this, and what was said of them is settled."""

    fields: list[PageFieldView]


class PageWritten(OfFields):
    """Somebody wrote a field."""


class PointsSwapped(OfFields):
    """Two key points have changed places."""


class PageSigned(OfPage):
    """Somebody at the table stands by the page, marks a field of it, or takes that back."""

    signature: SignatureView


class PagePeopleMerged(OfPage):
    """Two rows of the list are one person: who was to speak or has signed is that person, with one signature."""

    participant: str
    merged: str
    signature: SignatureView | None


class PartGiven(Event):
    """Somebody at the table has a part there, or none any more."""

    participant: str
    part: str | None
