"""The verbs people have: each function decorated with `operation` is one, under its own name."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from facilitator.operations.arguments import Arguments
from facilitator.operations.context import Context
from facilitator.permissions import Rule

Run = Callable[[Any, Context], dict[str, Any]]
Function = TypeVar("Function", bound=Run)


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing people can do: who may, what it is told, what it does."""

    name: str
    by: Rule
    arguments: type[Arguments]
    run: Run
    secret_id: bool
    salted: str | None = None
    on_archived: bool = False


VERBS: dict[str, Verb] = {}


def operation(
    by: Rule, *, secret_id: bool = False, salted: str | None = None, on_archived: bool = False
) -> Callable[[Function], Function]:
    """Make a function an operation under the rule `by`.

    `secret_id`: the operation's id is a credential (who repeats it gets the same answer), so events never carry it.
    `salted`: an argument that differs each time the same is asked, so it is not compared.
    `on_archived`: who conducts may do it with a session that was put away too.
    """

    def register(function: Function) -> Function:
        first = next(iter(inspect.signature(function).parameters.values()))
        name, arguments = function.__name__, first.annotation
        VERBS[name] = Verb(name, by, arguments, function, secret_id, salted, on_archived)
        return function

    return register
