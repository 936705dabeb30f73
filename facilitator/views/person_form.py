"""The form of a person, who fills it in at sign-up or is written down by who conducts."""

import uuid
from dataclasses import dataclass, field

from flask import request

from facilitator.models import Participant

REMOTE = {"online": True, "hall": False}
PLACES = {None: "", True: "online", False: "hall"}


@dataclass(frozen=True, slots=True)
class PersonForm:
    """What the form says of a person."""

    name: str = ""
    body: str = ""
    role: str = ""
    first_choice: str = ""
    second_choice: str = ""
    remote: str = ""
    needs: str = ""
    namesake: str = ""
    operation: str = field(default_factory=lambda: str(uuid.uuid4()))

    @classmethod
    def typed(cls) -> "PersonForm":
        """The fields of this request's form."""
        return cls(**{name: request.form.get(name, "") for name in cls.__dataclass_fields__})

    @classmethod
    def of(cls, person: Participant) -> "PersonForm":
        """A person as the form shows them."""
        return cls(
            name=person.name or "",
            body=person.body.name if person.body else "",
            role=person.role,
            first_choice=person.first_choice_id or "",
            second_choice=person.second_choice_id or "",
            remote=PLACES[person.is_remote],
            needs=person.needs or "",
        )

    def arguments(self) -> dict[str, object]:
        """What the journal is told of the person; what is left empty is not said."""
        words = ("body", "role", "first_choice", "second_choice", "needs")
        return {
            "name": self.name,
            **{word: getattr(self, word) or None for word in words},
            "remote": REMOTE.get(self.remote),
        }
