"""The form of a person, who fills it in at sign-up or is written down by who conducts."""

from dataclasses import dataclass, field, replace

from flask import request

from facilitator.extensions import db
from facilitator.models import Participant, Table
from facilitator.text import is_plain
from facilitator.views.submission import new_operation

FIELDS = ("name", "body", "role", "first_choice", "second_choice", "remote", "needs")
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
    operation: str = field(default_factory=new_operation)
    known: dict[str, str] = field(default_factory=dict)

    @classmethod
    def typed(cls) -> "PersonForm":
        """The fields of this request's form."""
        known = {name: request.form[f"known_{name}"] for name in FIELDS if f"known_{name}" in request.form}
        names = (*FIELDS, "namesake", "operation")
        return cls(**{name: request.form.get(name, "") for name in names}, known=known)

    @classmethod
    def of(cls, person: Participant) -> "PersonForm":
        """A person as the form shows them."""
        said = {
            "name": person.name or "",
            "body": person.body.name if person.body else "",
            "role": person.role,
            "first_choice": person.first_choice_id or "",
            "second_choice": person.second_choice_id or "",
            "remote": PLACES[person.is_remote],
            "needs": person.needs or "",
        }
        return cls(**said, known=said)

    def arguments(self) -> dict[str, object]:
        """What the journal is told of the person; what is left empty is not said."""
        words = ("body", "role", "first_choice", "second_choice", "needs")
        return {
            "name": self.name,
            **{word: getattr(self, word) or None for word in words},
            "remote": REMOTE.get(self.remote),
        }

    def corrections(self) -> dict[str, object]:
        """What is other than when the form was made, and what stood there then; not what a colleague wrote better."""
        said, seen = self.arguments(), PersonForm(**self.known, known={}).arguments()
        theirs = request.form.getlist("theirs")
        changed = [name for name in FIELDS if name in request.form and name not in theirs and self.is_other(name)]
        known = {name: seen[name] for name in changed if name in self.known}
        return {**{name: said[name] for name in changed}, "known": known}

    def is_other(self, name: str) -> bool:
        """Whether a field says something else than when the form was made."""
        return name not in self.known or one_way(getattr(self, name)) != one_way(self.known[name])

    def knowing(self, name: str, person: Participant) -> "PersonForm":
        """The same form by somebody who has read what stands in a field now."""
        return replace(self, known={**self.known, name: PersonForm.of(person).known[name]})


def lost_table(field: str) -> bool:
    """Whether the table chosen in a field of this request's form is not there any more."""
    chosen = request.form.get(field, "")
    is_choice = field in ("first_choice", "second_choice") and chosen and is_plain(chosen)
    return bool(is_choice) and db.session.get(Table, chosen) is None


def one_way(text: str) -> str:
    """A text with its lines ended in one way, as browsers send them otherwise than they get them."""
    return text.replace("\r\n", "\n").strip()
