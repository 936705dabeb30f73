"""Who a person is to those who read of them, and telling them what is different."""

from dataclasses import dataclass, replace

from facilitator.models import Participant, Table, Workshop
from facilitator.operations.context import Context
from facilitator.operations.participants import tell_edited


@dataclass(frozen=True, slots=True)
class Identity:
    """What stands beside a person's notes and at their table."""

    name: str | None
    body: str | None
    role: str
    is_present: bool

    @classmethod
    def of(cls, person: Participant) -> "Identity":
        """Who a person is now."""
        return cls(person.name, person.body_id, person.role, person.present_at is not None)

    def under(self, naming: str) -> "Identity":
        """What the table reads of it under a naming policy."""
        return replace(self, name=None, body=None) if naming == "nothing" else self


def tell_identity(
    person: Participant, before: Identity, table: Table | None, workshop: Workshop, context: Context
) -> None:
    """Tell a person what is different about them, and their table what it reads of that."""
    now, naming = Identity.of(person), workshop.naming
    if now != before:
        tell_edited(person, table if now.under(naming) != before.under(naming) else None, workshop, context)
