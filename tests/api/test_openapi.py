"""The description for other programs says what is there, and nothing else."""

import re
from typing import Any

from flask import Flask

from facilitator.operations import VERBS
from facilitator.permissions import system

Json = dict[str, Any]


def description(app: Flask) -> Json:
    answer = app.test_client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    described: Json = answer.get_json()
    return described


def test_every_route_of_this_door_is_described_with_its_methods(app: Flask) -> None:
    routes = {
        (re.sub(r"<(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    described = description(app)["paths"]
    assert {(path, method) for path, methods in described.items() for method in methods} == routes
    for path, methods in described.items():
        for route in methods.values():
            assert route["summary"]
            assert [parameter["name"] for parameter in route["parameters"]] == re.findall(r"{(\w+)}", path)


def test_whatever_takes_a_body_says_which(app: Flask) -> None:
    for path, methods in description(app)["paths"].items():
        assert ("post" in methods) == ("requestBody" in methods.get("post", {})), path


def test_the_arguments_of_every_operation_are_described(app: Flask) -> None:
    schemas = description(app)["components"]["schemas"]
    for verb in VERBS.values():
        assert (verb.arguments.__name__ in schemas) is (verb.by is not system), verb.name
    assert schemas["AddNote"]["additionalProperties"] is False
    assert {"table", "text"} <= set(schemas["AddNote"]["required"])


def test_the_events_are_described(app: Flask) -> None:
    schemas = description(app)["components"]["schemas"]
    assert {"NoteAdded", "NoteHidden", "NoteView", "ActivityStarted", "ParticipantSeated"} <= set(schemas)


def test_whatever_is_referred_to_is_there(app: Flask) -> None:
    described = description(app)
    names = set(re.findall(r"'\$ref': '#/components/schemas/([^']+)'", repr(described)))
    assert names
    assert names <= set(described["components"]["schemas"])
    assert "$defs" not in repr(described)
