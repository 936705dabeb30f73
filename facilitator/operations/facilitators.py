"""Who conducts a session together with whom."""

from typing import Any

from facilitator.events import FacilitatorAdded
from facilitator.operations.accounts import Email, existing_user
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import find_workshop, staff_of_workshop
from facilitator.refusal import Refused


class AddFacilitator(Arguments):
    """A session and the e-mail of an account."""

    workshop: Id
    email: Email


@operation(by=staff_of_workshop)
def add_facilitator(args: AddFacilitator, context: Context) -> dict[str, Any]:
    """A colleague conducts too: sees, opens, splits and closes as the others do."""
    workshop = find_workshop(context.session, args.workshop)
    colleague = existing_user(args.email, context)
    if colleague in workshop.facilitators:
        raise Refused("invalid", "This person conducts already.", path="email")
    workshop.facilitators.append(colleague)
    context.tell(workshop.staff_stream, FacilitatorAdded(facilitator=colleague.name or colleague.email))
    return {"user": colleague.id}
