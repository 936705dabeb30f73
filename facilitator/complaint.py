"""What a command says when it cannot do what it was asked: one clear line, on stderr."""

import sqlite3

import sqlalchemy as sa
from pydantic import ValidationError

from facilitator.refusal import Refused

FAULTS = (Refused, OSError, UnicodeError, ImportError, ValidationError, sqlite3.Error, sa.exc.SQLAlchemyError)


def complaint(fault: BaseException) -> str:
    """The line about one of the `FAULTS`, which are the world's and not the program's."""
    if isinstance(fault, ValidationError):
        first = fault.errors(include_url=False, include_context=False, include_input=False)[0]
        words = first["msg"].removeprefix("Value error, ")
        return f"facilitator: setting {'.'.join(str(step) for step in first['loc'])}: {words}."
    return f"facilitator: {reason(fault)}"


def reason(fault: BaseException) -> str:
    """What a fault says of itself, in one line."""
    return (str(fault).splitlines() or [type(fault).__name__])[0]
