"""docs/permissions.md, written by `python -m tests.permissions.page` from the rules that are declared."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from facilitator.app import create_app
from facilitator.operations import VERBS
from facilitator.permissions import Rule
from tests.lasting import prepared
from tests.permissions.table import LIBRARIES

PAGE = Path(__file__).parent.parent.parent / "docs" / "permissions.md"
BEGINNING = """# Who may do what

Written by `python -m tests.permissions.page` from the rules in `facilitator/permissions.py`; a test says when it is
stale. Each operation is judged by its rule inside the transaction that carries it out, each route before its view runs.
What somebody may not see is *not found*. `tests/permissions/table.py` says what each kind of person gets, and
`tests/test_permissions.py` tries all of it.
"""


def endpoints(app: Flask) -> dict[str, str]:
    """The endpoints by method and route; the hash in the address of files is left out."""
    return {
        f"{method} {re.sub('/v-[0-9a-f]+/', '/', rule.rule)}": rule.endpoint
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def written(app: Flask) -> str:
    """The page."""
    sections = ["\n".join(section(rule, app)) for rule in rules(app)]
    libraries = [f"* `{route}`: {what}" for route, what in sorted(LIBRARIES.items())]
    last = "\n".join(["## Routes of libraries", "", *libraries])
    return "\n".join([BEGINNING, *(f"{part}\n" for part in [*sections, last])])


def rules(app: Flask) -> list[Rule]:
    """The rules in use, by name."""
    used = {verb.by for verb in VERBS.values()}
    used |= {rule for endpoint in endpoints(app).values() if (rule := rule_of(app, endpoint))}
    return sorted(used, key=name_of)


def section(rule: Rule, app: Flask) -> Iterator[str]:
    """One rule: whom it lets pass, and where it stands."""
    yield from (f"## `{name_of(rule)}`", "", (rule.__doc__ or "").strip(), "")
    for verb in sorted(VERBS.values(), key=lambda verb: verb.name):
        if verb.by is rule:
            yield f"* `{verb.name}`: {(verb.run.__doc__ or '').strip()}"
    for route, endpoint in sorted(endpoints(app).items()):
        if rule_of(app, endpoint) is rule:
            yield f"* `{route}`: {(app.view_functions[endpoint].__doc__ or '').strip()}"


def rule_of(app: Flask, endpoint: str) -> Rule | None:
    rule: Rule | None = getattr(app.view_functions[endpoint], "rule", None)
    return rule


def name_of(rule: Rule) -> str:
    return str(getattr(rule, "__name__", ""))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(written(create_app(prepared(Path(folder), None))), encoding="utf-8")
