"""Events of signing up: told to who conducts, and to nobody else."""

from facilitator.events.base import Event
from facilitator.events.participants import StaffPersonView


class SignupOpened(Event):
    """People may sign up until a moment."""

    until: str


class SignupClosed(Event):
    """Nobody can sign up any more."""


class SignedUp(Event):
    """A person signed up; perhaps one who was on the list."""

    participant: StaffPersonView


class SignupChanged(Event):
    """A person says something else than when signing up."""

    participant: StaffPersonView


class SignupWithdrawn(Event):
    """A person does not come: gone from the list, told by id; who was invited stays on it, told whole."""

    participant: StaffPersonView | str
