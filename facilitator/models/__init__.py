"""The words of a workshop and the rules one object can judge alone. No Flask, no commit, no emit."""

from facilitator.models.activity import Activity, Round
from facilitator.models.body import BODY_KINDS, BODY_LIMIT, Body, BodyAlias, BodyKind
from facilitator.models.cluster import Cluster
from facilitator.models.edition import Edition, new_public_id
from facilitator.models.facilitator_link import FacilitatorLink
from facilitator.models.help_call import HelpCall
from facilitator.models.installation import Installation
from facilitator.models.journal import Event, SavedOperation, Stream
from facilitator.models.knock import DoorMode, Knock
from facilitator.models.known_bodies import body_suggestions, known_bodies
from facilitator.models.likeness import KnownBody, Likely, Match, Reason, Register
from facilitator.models.note import CARD_TYPES, TEXT_LIMIT, Note
from facilitator.models.page import PAGE_FIELDS, PAGE_TEXT_LIMIT, POINTS, PageField, PageFieldName, Part, Signature
from facilitator.models.participant import NAME_LIMIT, ROLES, Announcement, Participant, PersonRole, Seat, SeatDraft
from facilitator.models.section import SECTION_TEXT_LIMIT, Section, SectionText
from facilitator.models.spelling import kind_of
from facilitator.models.table import Prompt, Table, reference
from facilitator.models.user import ApiToken, RecoveryCode, Role, User
from facilitator.models.workshop import Workshop, new_code, normal_code
from facilitator.text import body_key

__all__ = [
    "BODY_KINDS",
    "BODY_LIMIT",
    "CARD_TYPES",
    "NAME_LIMIT",
    "PAGE_FIELDS",
    "PAGE_TEXT_LIMIT",
    "POINTS",
    "ROLES",
    "SECTION_TEXT_LIMIT",
    "TEXT_LIMIT",
    "Activity",
    "Announcement",
    "ApiToken",
    "Body",
    "BodyAlias",
    "BodyKind",
    "Cluster",
    "DoorMode",
    "Edition",
    "Event",
    "FacilitatorLink",
    "HelpCall",
    "Installation",
    "Knock",
    "KnownBody",
    "Likely",
    "Match",
    "Note",
    "PageField",
    "PageFieldName",
    "Part",
    "Participant",
    "PersonRole",
    "Prompt",
    "Reason",
    "RecoveryCode",
    "Register",
    "Role",
    "Round",
    "SavedOperation",
    "Seat",
    "SeatDraft",
    "Section",
    "SectionText",
    "Signature",
    "Stream",
    "Table",
    "User",
    "Workshop",
    "body_key",
    "body_suggestions",
    "kind_of",
    "known_bodies",
    "new_code",
    "new_public_id",
    "normal_code",
    "reference",
]
