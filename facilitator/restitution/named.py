"""Somebody or some body."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """Somebody or some body: id and name."""

    id: str
    name: str
