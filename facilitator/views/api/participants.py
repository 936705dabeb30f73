"""People and their seats, for programs."""

from typing import Any, Literal
from uuid import uuid4

from flask import Response, request
from pydantic import BaseModel, ConfigDict, ValidationError

from facilitator.imports import decoded, read_people
from facilitator.journal import Operation, as_refusal
from facilitator.operations.participants import IMPORT_LIMIT, Invitation
from facilitator.permissions import staff_of_workshop
from facilitator.refusal import Refused
from facilitator.views.api.blueprint import answer, blueprint, body, read
from facilitator.views.asking import current_actor, permitted, submit
from facilitator.views.participants import reasons

CSV = "text/csv"
COLUMNS = {"no_name": "name", "long_name": "name", "long_body": "body"}
Problem = dict[str, Any]


class Rules(BaseModel):
    """The rules of a split that can be chosen: none yet."""

    model_config = ConfigDict(extra="forbid")


class Seating(BaseModel):
    """How to split. There is one round and one set of rules so far: naming others is refused, not passed over."""

    model_config = ConfigDict(extra="forbid")

    round: Literal[1] | None = None
    rules: Rules | None = None
    seed: int | None = None


@blueprint.post("/workshops/<id>/participants")
@permitted(staff_of_workshop)
def import_participants(id: str) -> Response:
    """People are on the list, all or none; problems are told by row and column, and then nothing is stored."""
    people, problems = read_table() if request.mimetype == CSV else read_list()
    if len(people) > IMPORT_LIMIT:
        raise Refused("invalid", f"A list of at most {IMPORT_LIMIT} people.")
    if problems:
        return answer({"created": 0, "updated": 0, "skipped": 0, "problems": problems})
    args = {"workshop": id, "participants": people}
    (imported,) = submit(Operation(str(uuid4()), "import_participants", args, current_actor()))
    return answer({**imported.result_or_raise(), "problems": []})


def read_list() -> tuple[list[Any], list[Problem]]:
    """The people of a JSON list, and what is wrong with it."""
    people = body()
    if not isinstance(people, list):
        raise Refused("invalid", "A list of people.")
    return people, [problem for row, person in enumerate(people, start=1) if (problem := problem_of(person, row))]


def read_table() -> tuple[list[Any], list[Problem]]:
    """The people of a CSV file, and what is wrong with it; a spreadsheet's headings are understood."""
    listed = read_people(decoded(request.get_data()))
    people = [{"name": one.name, "body": one.body or None, "role": one.role} for one in listed.people]
    said = reasons()
    return people, [{"row": one.row, "column": COLUMNS[one.code], "message": said[one.code]} for one in listed.problems]


def problem_of(person: Any, row: int) -> Problem | None:
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
