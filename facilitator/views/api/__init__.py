"""The programs' door: `/api/v1`, JSON, bearer tokens."""

from facilitator.views.api.blueprint import blueprint

from facilitator.views.api import join, me, openapi, operations, participants, streams, workshops  # isort: skip

__all__ = ["blueprint", "join", "me", "openapi", "operations", "participants", "streams", "workshops"]
