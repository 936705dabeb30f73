"""How a session stands: what is closed for good stays as it is."""

from facilitator.models import Workshop
from facilitator.refusal import Refused


def still_open(workshop: Workshop) -> Workshop:
    """The session, unless it is closed for good."""
    if workshop.is_closed:
        raise Refused("workshop_closed", "The session is closed.")
    return workshop
