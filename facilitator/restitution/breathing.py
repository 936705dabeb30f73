"""Long work in the server's loop, with room for everybody else in between."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

from facilitator import loop

SLICE, REST = 0.0004, 0.002
Part = TypeVar("Part")


def breathing(parts: Iterable[Part]) -> Iterator[Part]:
    """The same, one after the other; in the server others have most of the time: a note passes between two slices."""
    since = perf_counter()
    for part in parts:
        if loop.is_patched() and perf_counter() - since > SLICE:
            loop.sleep(REST)
            since = perf_counter()
        yield part


@contextmanager
def undisturbed() -> Iterator[None]:
    """In the block nobody looks for what nothing holds any more, which takes a tenth of a second among many notes.

    What is made in the block should be let go before its end.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
