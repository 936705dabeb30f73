"""What a list would change: who is new, who stays as they are, and who becomes otherwise."""

from dataclasses import dataclass, field

from facilitator.imports.known import Known
from facilitator.imports.people import Listed, Person, Problem
from facilitator.models import Participant

FACTS = ("role", "first_choice", "second_choice", "remote")


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of a person, as it is and as it would be."""

    fact: str
    old: str | bool | None
    new: str | bool | None


@dataclass(slots=True)
class Comparison:
    """The people of a list beside those who are on it already."""

    new: list[Person] = field(default_factory=list)
    changed: dict[int, list[Change]] = field(default_factory=dict)
    same: list[Person] = field(default_factory=list)

    @property
    def ready(self) -> int:
        """How many people would be added or changed."""
        return len(self.new) + len(self.changed)


def compared(listed: Listed, known: Known) -> Comparison:
    """What agreeing would do; whoever is on the list already gets a remark."""
    found = Comparison()
    for person in listed.people:
        before = None if person.namesake else known.listed(person.name, person.body)
        if person.namesake:
            found.new.append(person)
            listed.remarks.append(Problem(person.row, "name", "namesake", person.name, person.body))
        elif before is None:
            found.new.append(person)
            listed.remarks.extend(other_bodies(person, known))
        elif changes := changes_of(person, before):
            found.changed[person.row] = changes
            listed.remarks.append(Problem(person.row, "name", "changed", person.name, person.body))
        else:
            found.same.append(person)
            listed.remarks.append(Problem(person.row, "name", "already", person.name, person.body))
    listed.remarks.sort(key=lambda remark: remark.row)
    return found


def other_bodies(person: Person, known: Known) -> list[Problem]:
    """Who has this name on the list for another body may be the same person."""
    names = [other.body.name if other.body else "" for other in known.homonyms(person.name)]
    return [Problem(person.row, "name", "homonym", person.name, name) for name in names]


def changes_of(person: Person, before: Participant) -> list[Change]:
    """The facts the list says otherwise; what it does not say stays."""
    old = {
        "role": before.role,
        "first_choice": before.first_choice_id,
        "second_choice": before.second_choice_id,
        "remote": before.is_remote,
    }
    said = {fact: getattr(person, fact) for fact in FACTS}
    return [Change(fact, old[fact], new) for fact, new in said.items() if new is not None and new != old[fact]]
