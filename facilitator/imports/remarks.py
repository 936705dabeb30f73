"""Remarks on a list, those together that say the same."""

from facilitator.imports.people import Problem

ALONE = ("twice", "changed", "homonym", "namesake")
TOGETHER = ("already", "no_body")


def by_kind(remarks: list[Problem]) -> list[list[Problem]]:
    """Remarks that say the same of several rows, together."""
    together: dict[tuple[str, ...], list[Problem]] = {}
    for remark in remarks:
        together.setdefault(kind_of(remark), []).append(remark)
    return list(together.values())


def kind_of(remark: Problem) -> tuple[str, ...]:
    if remark.code in TOGETHER:
        return (remark.code,)
    return (remark.code, str(remark.row)) if remark.code in ALONE else (remark.code, remark.written, remark.about)
