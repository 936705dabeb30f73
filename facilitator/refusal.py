"""Why an operation or a request is not done: the codes of the contract."""

from typing import Any

RETRYABLE = frozenset({"unauthenticated", "rate_limited", "busy", "storage_unavailable", "restarting"})

HTTP_STATUS = {
    "invalid": 400,
    "unknown_operation": 400,
    "unauthenticated": 401,
    "forbidden": 403,
    "not_found": 404,
    "unknown_code": 404,
    "op_conflict": 409,
    "stale_revision": 409,
    "table_closed": 409,
    "workshop_closed": 409,
    "too_long": 413,
    "rate_limited": 429,
    "busy": 503,
    "storage_unavailable": 503,
    "restarting": 503,
}


class Refused(Exception):
    """Something was asked and is not done; nothing has changed."""

    def __init__(self, code: str, message: str, **details: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details

    @property
    def retryable(self) -> bool:
        """Whether the same thing may be done later."""
        return self.code in RETRYABLE

    @property
    def status(self) -> int:
        """The HTTP status that goes with the code."""
        return HTTP_STATUS[self.code]

    def as_json(self) -> dict[str, Any]:
        """The refusal as other programs get it."""
        return {"code": self.code, "message": self.message, **self.details}


def not_found(what: str) -> Refused:
    """The refusal for what does not exist, and for what the caller may not see."""
    return Refused("not_found", f"No such {what}.")
