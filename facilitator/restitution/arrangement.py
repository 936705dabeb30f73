"""Which chapters there are, in which order they come, and which may not be left out."""

from collections.abc import Iterable

SECTIONS = ("brief", "bodies", "agenda", "tables", "open_points", "register", "annex", "method")
REQUIRED = ("register", "annex", "method")


def arranged(kept: Iterable[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The chapters as they were arranged; those that were never spoken of stand where they usually do, and are on."""
    known = [(key, is_on or key in REQUIRED) for key, is_on in kept if key in SECTIONS]
    for place, key in enumerate(SECTIONS):
        if key not in dict(known):
            before = [index for index, (other, _) in enumerate(known) if other in SECTIONS[:place]]
            known.insert(max(before) + 1 if before else 0, (key, True))
    return known
