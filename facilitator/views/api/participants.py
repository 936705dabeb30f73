"""People and their seats, for programs."""

from typing import Any, Literal

from flask import Response, request
from pydantic import BaseModel, ConfigDict, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge

from facilitator.extensions import db
from facilitator.imports.columns import guessed_columns
from facilitator.imports.faults import Unreadable
from facilitator.imports.known import Known
from facilitator.imports.people import Problem as Found
from facilitator.imports.people import read_people
from facilitator.imports.reading import FILE_LIMIT, read_table
from facilitator.journal import Operation, as_refusal
from facilitator.operations.invitations import IMPORT_LIMIT, ListedPerson
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused
from facilitator.views import import_words
from facilitator.views.api.blueprint import answer, blueprint, body, read
from facilitator.views.asking import current_actor, permitted, write
from facilitator.views.import_form import invitation
from facilitator.views.submission import new_operation

FILES = {
    "text/csv",
    "text/tab-separated-values",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
}
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
    people, problems = read_file(id) if request.mimetype in FILES else read_list()
    if len(people) > IMPORT_LIMIT:
        raise Refused("invalid", f"A list of at most {IMPORT_LIMIT} people.")
    if problems:
        return answer({"created": 0, "updated": 0, "skipped": 0, "problems": problems})
    args = {"workshop": id, "participants": people}
    (imported,) = write(Operation(new_operation(), "import_participants", args, current_actor()))
    return answer({**imported.result_or_raise(), "problems": []})


def read_list() -> tuple[list[Any], list[Problem]]:
    """The people of a JSON list, and what is wrong with it."""
    people = body()
    if not isinstance(people, list):
        raise Refused("invalid", "A list of people.")
    return people, [problem for row, person in enumerate(people, start=1) if (problem := problem_of(person, row))]


def read_file(workshop: str) -> tuple[list[Any], list[Problem]]:
    """The people of a CSV, XLSX or ODS file, and what is wrong with it; its headings are understood."""
    known = Known.of(find_workshop(db.session(), workshop), db.session())
    try:
        table = read_table(file_sent())
    except Unreadable as reason:
        raise Refused(
            "too_long" if str(reason) == "too_large" else "invalid", import_words.fault(str(reason))
        ) from None
    listed = read_people(table, guessed_columns(table, known.themes), known)
    problems = [{"row": one.row, "column": one.column, "message": message(one)} for one in listed.problems]
    return [invitation(person) for person in listed.people], problems


def file_sent() -> bytes:
    """The file a request brings."""
    request.max_content_length = FILE_LIMIT
    try:
        return request.get_data()
    except RequestEntityTooLarge:
        raise Unreadable("too_large") from None


def message(found: Found) -> str:
    """What is wrong with a row; for a body in doubt also the names it may have."""
    return " ".join([import_words.problem(found), *(f"“{name}”?" for name in found.choices)])


def problem_of(person: Any, row: int) -> Problem | None:
    """What is wrong with one person of the list, and where."""
    try:
        ListedPerson.model_validate(person)
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
    (split,) = write(Operation(new_operation(), "split_participants", args, current_actor()))
    result = split.result_or_raise()
    return answer({"seats": result["seats"], "report": result["report"], "seed": result["seed"]})
