"""How a session stands: what is closed for good stays as it is, and what was put away as a whole."""

from typing import Any

from sqlalchemy import orm

from facilitator.models import Activity, Cluster, HelpCall, Knock, Note, Participant, Table, Workshop
from facilitator.refusal import Refused

PARTS = {
    "activity": Activity,
    "table": Table,
    "participant": Participant,
    "note": Note,
    "knock": Knock,
    "call": HelpCall,
    "cluster": Cluster,
}


def still_open(workshop: Workshop) -> Workshop:
    """The session, unless it is closed for good."""
    if workshop.is_closed:
        raise Refused("workshop_closed", "The session is closed.")
    return workshop


def refuse_archived(session: orm.Session, asked: Any) -> None:
    """Refuse to change a session that was put away; what is asked for was found before."""
    key = getattr(asked, "workshop", None)
    for name, kind in PARTS.items():
        part = session.get(kind, getattr(asked, name)) if key is None and getattr(asked, name, None) else None
        key = part.workshop_id if part else key  # type: ignore[attr-defined]
    workshop = session.get(Workshop, key) if key else None
    if workshop and workshop.status == "archived":
        raise Refused("workshop_closed", "This session is in the archive: take it out first.", reason="archived")
