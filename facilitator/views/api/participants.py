"""People and their seats, for programs."""

from typing import Any
from uuid import uuid4

from flask import Response
from pydantic import BaseModel, ConfigDict, ValidationError

from facilitator.journal import Operation, as_refusal
from facilitator.operations.participants import IMPORT_LIMIT, Invitation
from facilitator.permissions import staff_of_workshop
from facilitator.refusal import Refused
from facilitator.views.api.blueprint import answer, blueprint, body, read
from facilitator.views.asking import current_actor, permitted, submit


class Seating(BaseModel):
    """How to split; rounds and rules have one choice each so far."""

    model_config = ConfigDict(extra="forbid")

    round: int | None = None
    rules: dict[str, Any] | None = None
    seed: int | None = None


@blueprint.post("/workshops/<id>/participants")
@permitted(staff_of_workshop)
def import_participants(id: str) -> Response:
    """People are on the list, all or none; problems are told by row and column, and then nothing is stored."""
    people = body()
    if not isinstance(people, list) or len(people) > IMPORT_LIMIT:
        raise Refused("invalid", f"A list of at most {IMPORT_LIMIT} people.")
    problems = [problem for row, person in enumerate(people, start=1) if (problem := problem_of(person, row))]
    if problems:
        return answer({"created": 0, "updated": 0, "skipped": 0, "problems": problems})
    args = {"workshop": id, "participants": people}
    (imported,) = submit(Operation(str(uuid4()), "import_participants", args, current_actor()))
    return answer({**imported.result_or_raise(), "problems": []})


def problem_of(person: Any, row: int) -> dict[str, Any] | None:
    """What is wrong with one person of the list, and where."""
    try:
        Invitation.model_validate(person)
    except ValidationError as fault:
        refusal = as_refusal(fault)
        return {"row": row, "column": refusal.details["path"], "message": refusal.message}
    return None


@blueprint.post("/workshops/<id>/seating")
@permitted(staff_of_workshop)
def split_participants(id: str) -> Response:
    """Everybody has a seat; the report says how good the split is and what could not be better."""
    seating = read(Seating, body())
    args = {"workshop": id} | ({} if seating.seed is None else {"seed": seating.seed})
    (split,) = submit(Operation(str(uuid4()), "split_participants", args, current_actor()))
    result = split.result_or_raise()
    return answer({"seats": result["seats"], "report": result["report"], "seed": result["seed"]})
