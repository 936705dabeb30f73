"""What a person would like: where to sit, how to take part, what has to be prepared."""

from collections.abc import Collection, Mapping
from typing import Annotated

import sqlalchemy as sa
from pydantic import AfterValidator, BeforeValidator

from facilitator.models import Participant, Table, Workshop
from facilitator.operations.arguments import Arguments, BodyName, Id, between, cleaned
from facilitator.operations.context import Context
from facilitator.refusal import Refused
from facilitator.text import clean

NEEDS_LIMIT = 500
Needs = Annotated[str, BeforeValidator(cleaned(clean)), AfterValidator(between(0, NEEDS_LIMIT))]


class Choices(Arguments):
    """Where somebody would like to sit, and whether they connect from elsewhere: nothing said is nothing known."""

    first_choice: Id | None = None
    second_choice: Id | None = None
    remote: bool | None = None


class Wishes(Choices):
    """The same, the body they come for, and what they need."""

    body: BodyName | None = None
    needs: Needs | None = None


def check_wishes(wishes: Choices, workshop: Workshop, context: Context) -> None:
    """Refuse tables of elsewhere, one table twice, and a place that this way of meeting does not have."""
    check_all_wishes({"": wishes}, workshop, context)


def check_all_wishes(wishes: Mapping[str, Choices], workshop: Workshop, context: Context) -> None:
    """Refuse the wishes of many people by the same rule, with what stands before the field's name in the path."""
    tables = sa.select(Table.id).where(Table.workshop_id == workshop.id, Table.number > 0)
    known = {None, *context.session.scalars(tables)}
    for before, wished in wishes.items():
        check_one(wished, known, workshop.mode == "hybrid", before)


def check_one(wishes: Choices, tables: Collection[str | None], is_hybrid: bool, before: str) -> None:
    """Refuse what one person cannot wish, the plenary too: it is for all and no choice."""
    for path in ("first_choice", "second_choice"):
        if getattr(wishes, path) not in tables:
            raise Refused("invalid", "No such table.", path=f"{before}{path}")
    if wishes.second_choice and wishes.second_choice == wishes.first_choice:
        raise Refused("invalid", "Two choices, two tables.", path=f"{before}second_choice")
    if wishes.second_choice and not wishes.first_choice:
        raise Refused("invalid", "Choose the first table before the second.", path=f"{before}first_choice")
    if wishes.remote is not None and not is_hybrid:
        raise Refused("invalid", "In this session all take part in the same way.", path=f"{before}remote")


def keep_wishes(wishes: Wishes, person: Participant) -> None:
    """Keep where a person would like to sit, how they take part, and what they need."""
    person.first_choice_id, person.second_choice_id = wishes.first_choice, wishes.second_choice
    person.is_remote = wishes.remote
    person.needs = (wishes.needs or "").strip() or None


def complete_wishes(wishes: Wishes, person: Participant) -> None:
    """Keep those wishes of which nothing was known."""
    if person.first_choice_id is None:
        person.first_choice_id, person.second_choice_id = wishes.first_choice, wishes.second_choice
    person.is_remote = wishes.remote if person.is_remote is None else person.is_remote
    person.needs = person.needs or (wishes.needs or "").strip() or None
