"""The description of this door for other programs, made from the models that read what they send."""

import re
from typing import Any

import orjson
from flask import Response, current_app
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema
from werkzeug.routing import Rule

from facilitator import __version__
from facilitator.events import Event
from facilitator.journal.door import Envelope
from facilitator.operations import VERBS
from facilitator.operations.invitations import ListedPerson
from facilitator.operations.workshops import CreateWorkshop
from facilitator.permissions import anyone, system
from facilitator.refusal import HTTP_STATUS
from facilitator.restitution.schema import json_schema
from facilitator.views.api.blueprint import answer, blueprint
from facilitator.views.api.join import Joining
from facilitator.views.api.participants import Seating
from facilitator.views.asking import permitted

HERE = "/api/v1"
PARTS = "#/components/schemas/"
SENT: dict[str, dict[str, Any]] = {
    "api.create_workshop": {"$ref": PARTS + CreateWorkshop.__name__},
    "api.import_participants": {"type": "array", "items": {"$ref": PARTS + ListedPerson.__name__}},
    "api.join": {"$ref": PARTS + Joining.__name__},
    "api.operations": {"$ref": PARTS + Envelope.__name__},
    "api.split_participants": {"$ref": PARTS + Seating.__name__},
}
REFUSAL: dict[str, Any] = {
    "type": "object",
    "required": ["code", "message"],
    "properties": {
        "code": {"enum": sorted(HTTP_STATUS)},
        "message": {"type": "string"},
        "path": {"type": "string", "description": "Where in the request the fault is."},
        "retry_after": {"type": "integer", "description": "Seconds."},
    },
}


@blueprint.get("/restitution.schema.json")
@permitted(anyone)
def restitution_schema() -> Response:
    """The shape of a restitution as open data, to check files with."""
    return Response(orjson.dumps(json_schema(), option=orjson.OPT_INDENT_2), content_type="application/schema+json")


@blueprint.get("/openapi.json")
@permitted(anyone)
def openapi() -> Response:
    """What can be asked here, and in which words."""
    return answer(
        {
            "openapi": "3.1.0",
            "info": {"title": "facilitator", "version": __version__},
            "servers": [{"url": "/"}],
            "paths": paths(),
            "components": {
                "schemas": schemas(),
                "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            },
        }
    )


def paths() -> dict[str, Any]:
    """Each address with what can be done there."""
    described: dict[str, Any] = {}
    for rule in sorted(current_app.url_map.iter_rules(), key=str):
        if rule.rule.startswith(HERE):
            verbs = (rule.methods or set()) - {"HEAD", "OPTIONS"}
            path = described.setdefault(re.sub(r"<(\w+)>", r"{\1}", rule.rule), {})
            path |= {verb.lower(): one_route(rule) for verb in verbs}
    return described


def one_route(rule: Rule) -> dict[str, Any]:
    """One thing that can be asked, in the words of its view."""
    view = current_app.view_functions[rule.endpoint]
    sent = SENT.get(rule.endpoint)
    names = re.findall(r"<(\w+)>", rule.rule)
    return {
        "operationId": rule.endpoint.replace(".", "_"),
        "summary": (view.__doc__ or "").strip(),
        "parameters": [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names],
        "responses": {
            "200": {"description": "Done."},
            "default": {"description": "Refused.", "content": json_content({"$ref": PARTS + "Refusal"})},
        },
        **({"requestBody": {"required": True, "content": json_content(sent)}} if sent else {}),
        **({} if getattr(view, "rule", None) is anyone else {"security": [{"bearer": []}]}),
    }


def json_content(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def schemas() -> dict[str, Any]:
    """Everything that is sent: requests, the arguments of each operation, the content of each event."""
    arguments = [verb.arguments for verb in VERBS.values() if verb.by is not system]
    asked: list[type[BaseModel]] = [Envelope, Joining, Seating, ListedPerson, *arguments]
    wanted: list[tuple[type[BaseModel], JsonSchemaMode]] = [(model, "validation") for model in asked]
    wanted += [(event, "serialization") for event in kinds_of(Event)]
    _, made = models_json_schema(wanted, ref_template=PARTS + "{model}")
    return {**made["$defs"], "Refusal": REFUSAL}


def kinds_of(kind: type[Event]) -> list[type[Event]]:
    """All events there are."""
    return [*kind.__subclasses__(), *(each for child in kind.__subclasses__() for each in kinds_of(child))]
