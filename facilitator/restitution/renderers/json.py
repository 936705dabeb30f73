"""Open data: the contract's keys."""

import orjson

from facilitator.restitution.publication import Publication


def render(publication: Publication) -> bytes:
    """The restitution as JSON, indented."""
    return orjson.dumps(publication.open_data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
