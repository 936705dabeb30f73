"""The programs' door: `/api/v1`, JSON, bearer tokens."""

from facilitator.views.api.blueprint import blueprint

from facilitator.views.api import join, openapi, operations, participants, streams, workshops  # isort: skip

__all__ = ["blueprint", "join", "openapi", "operations", "participants", "streams", "workshops"]
