"""Logs: one JSON object a line on stderr. No names, no texts, no tokens, no addresses of people."""

import sys
from collections.abc import Iterator
from traceback import format_tb
from types import TracebackType

import sqlalchemy as sa
import structlog

Fault = tuple[type[BaseException], BaseException, TracebackType | None]
MAY_SPEAK = (OSError, sa.exc.OperationalError)


def configure() -> None:
    """Send structured logs to stderr."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(traced),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def traced(exc_info: Fault) -> str:
    """Where a fault came from, and its kind. Not what it says: databases and parsers quote what people wrote."""
    return "\nafter\n".join(f"{''.join(format_tb(one.__traceback__))}{kind(one)}" for one in causes(exc_info[1]))


def causes(fault: BaseException) -> Iterator[BaseException]:
    """A fault, the one it came from, and so on."""
    seen: set[int] = set()
    while fault and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or fault.__context__  # type: ignore[assignment]


def kind(fault: BaseException) -> str:
    """The name of a fault; of storage and network also what they say, which is about themselves."""
    name = type(fault).__qualname__
    return f"{name}: {str(fault).splitlines()[0]}" if isinstance(fault, MAY_SPEAK) and str(fault) else name
