"""Which edition somebody asks for."""

from flask import request

from facilitator.refusal import Refused
from facilitator.restitution.edition import EDITIONS


def wanted_edition() -> str:
    edition = request.args.get("edition", EDITIONS[0])
    if edition not in EDITIONS:
        raise Refused("invalid", "The edition is internal or public.", path="edition")
    return edition
