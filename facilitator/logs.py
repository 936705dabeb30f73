"""Logs: one JSON object a line on stderr. No names, no texts, no tokens, no addresses of people."""

import sys

import structlog


def configure() -> None:
    """Send structured logs to stderr."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
