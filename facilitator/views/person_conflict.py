"""What a colleague wrote of a person meanwhile, beside its field."""

from facilitator.language import gettext
from facilitator.models import Participant, Table
from facilitator.views import wording
from facilitator.views.person_form import PersonForm


def written_meanwhile(name: str, person: Participant, tables: list[Table]) -> str:
    """What stands in a field now, and how to keep one's own."""
    text = shown(name, getattr(PersonForm.of(person), name), tables)
    if text:
        said = gettext("Meanwhile a colleague wrote “%(text)s” here. Yours is not saved yet.", text=text)
    else:
        said = gettext("Meanwhile a colleague emptied this. Yours is not saved yet.")
    keep = gettext("Save again to keep yours.")
    return f"{said} {keep}"


def shown(name: str, value: str, tables: list[Table]) -> str:
    """A field's value as people read it."""
    if name == "role":
        return wording.roles()[value]
    if name == "remote":
        return {"online": gettext("Online"), "hall": gettext("In the hall")}.get(value, "")
    if name in ("first_choice", "second_choice"):
        return next((f"{table.number} · {table.theme}" for table in tables if table.id == value), "")
    return value
