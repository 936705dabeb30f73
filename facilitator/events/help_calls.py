"""Events of tables that need somebody, or need nothing more; told to the table."""

from facilitator.clock import stamp
from facilitator.events.base import Event, View
from facilitator.models import HelpCall


class HelpCallView(View):
    """A call as the table and its facilitators see it."""

    id: str
    participant: str
    text: str | None
    called_at: str
    answered_at: str | None
    answered_by: str | None

    @classmethod
    def of(cls, call: HelpCall) -> "HelpCallView":
        """The view of `call`."""
        return cls(
            id=call.id,
            participant=call.participant_id,
            text=call.text,
            called_at=stamp(call.called_at),
            answered_at=stamp(call.answered_at) if call.answered_at else None,
            answered_by=call.answered_by,
        )


class HelpCalled(Event):
    """Somebody at the table asks who conducts to come."""

    call: HelpCallView


class HelpAnswered(Event):
    """A facilitator comes, or nobody is needed any more."""

    call: HelpCallView


class DoneMarked(Event):
    """A person has written what they had to say, or goes on after all."""

    participant: str
    done: bool
