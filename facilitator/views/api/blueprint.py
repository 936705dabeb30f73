"""The blueprint all programs' routes belong to, and how their requests are read and refusals written."""

from typing import Any, TypeVar

import orjson
from flask import Blueprint, Response, request
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge

from facilitator.journal import as_refusal
from facilitator.refusal import Refused

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
Model = TypeVar("Model", bound=BaseModel)


def body() -> Any:
    """The JSON a request brings."""
    try:
        return request.get_json(force=True)
    except RequestEntityTooLarge as fault:
        raise Refused("too_long", "The request is too large.") from fault
    except Exception as fault:
        raise Refused("invalid", "The request is not JSON.") from fault


def read(model: type[Model], value: Any) -> Model:
    """A value of the right shape, or why it is not."""
    try:
        return model.model_validate(value)
    except ValidationError as fault:
        raise as_refusal(fault) from fault


def answer(value: Any, status: int = 200) -> Response:
    """An answer in JSON, in which stored JSON goes out as it is."""
    return Response(orjson.dumps(value), status, mimetype="application/json")
