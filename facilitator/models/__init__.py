"""The words of a workshop and the rules one object can judge alone. No Flask, no commit, no emit."""

from facilitator.models.activity import Activity, Round
from facilitator.models.body import BODY_LIMIT, Body, BodyAlias, body_key
from facilitator.models.installation import Installation
from facilitator.models.journal import Event, SavedOperation, Stream
from facilitator.models.note import CARD_TYPES, TEXT_LIMIT, Note
from facilitator.models.participant import NAME_LIMIT, ROLES, Announcement, Participant, PersonRole, Seat, SeatDraft
from facilitator.models.table import Prompt, Table, reference
from facilitator.models.user import ApiToken, Role, User
from facilitator.models.workshop import Workshop, new_code, normal_code

__all__ = [
    "BODY_LIMIT",
    "CARD_TYPES",
    "NAME_LIMIT",
    "ROLES",
    "TEXT_LIMIT",
    "Activity",
    "Announcement",
    "ApiToken",
    "Body",
    "BodyAlias",
    "Event",
    "Installation",
    "Note",
    "Participant",
    "PersonRole",
    "Prompt",
    "Role",
    "Round",
    "SavedOperation",
    "Seat",
    "SeatDraft",
    "Stream",
    "Table",
    "User",
    "Workshop",
    "body_key",
    "new_code",
    "normal_code",
    "reference",
]
