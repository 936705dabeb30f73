"""What people do: one function is one verb. Each checks everything first, then writes."""

from facilitator.operations import (
    accounts,
    activities,
    agenda,
    archive,
    changes,
    copies,
    drafts,
    facilitators,
    forgetting,
    links,
    notes,
    participants,
    preparation,
    prompts,
    signup,
    tables,
    workshops,
)
from facilitator.operations.context import Context, Told
from facilitator.operations.registry import VERBS, Verb, operation

__all__ = [
    "VERBS",
    "Context",
    "Told",
    "Verb",
    "accounts",
    "activities",
    "agenda",
    "archive",
    "changes",
    "copies",
    "drafts",
    "facilitators",
    "forgetting",
    "links",
    "notes",
    "operation",
    "participants",
    "preparation",
    "prompts",
    "signup",
    "tables",
    "workshops",
]
