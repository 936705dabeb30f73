"""What the code needs of the server's loop. With `server.py` the only file that names eventlet."""

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
warnings.filterwarnings("ignore", message=r"(?s).*[Ee]ventlet is deprecated")

import eventlet  # noqa: E402
import eventlet.event  # noqa: E402
import eventlet.patcher  # noqa: E402
import eventlet.semaphore  # noqa: E402
import eventlet.tpool  # noqa: E402


class Expired(Exception):
    """A deadline has passed."""


class Event:
    """Something one greenlet waits for and another one brings."""

    def __init__(self) -> None:
        self._event = eventlet.event.Event()

    def send(self, value: object = None) -> None:
        """Wake everybody who waits, with `value`; later calls change nothing."""
        if not self._event.ready():
            self._event.send(value)

    def wait(self, seconds: float | None = None) -> Any:
        """The value sent, or None when `seconds` pass before."""
        return self._event.wait(seconds)


class Turns:
    """One at a time: `with turns:` waits for who came before."""

    def __init__(self) -> None:
        self._free = eventlet.semaphore.Semaphore()

    def __enter__(self) -> None:
        self._free.acquire()

    def __exit__(self, *fault: object) -> None:
        self._free.release()


def is_patched() -> bool:
    """Whether this process is the server, where sockets and processes yield to the loop."""
    return bool(eventlet.patcher.is_monkey_patched("socket"))


def spawn(function: Callable[..., object], *args: object) -> None:
    """Run `function` in a greenlet of its own; nobody waits for it."""
    eventlet.spawn_n(function, *args)


def sleep(seconds: float = 0) -> None:
    """Let the others go on for `seconds`."""
    eventlet.sleep(seconds)


def in_thread(function: Callable[..., Any], *args: object) -> Any:
    """The result of `function`, run in a thread so that the loop goes on.

    It must touch no lock, log, metric, pool or ORM object: patched locks are not safe between threads.
    """
    return eventlet.tpool.execute(function, *args)


def off_the_loop(function: Callable[..., Any], *args: object) -> Any:
    """The same in the server, and at once elsewhere."""
    return in_thread(function, *args) if is_patched() else function(*args)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise `Expired` in the block when `seconds` pass; in an unpatched process only yields are interrupted."""
    timer = eventlet.Timeout(seconds)
    try:
        yield
    except eventlet.Timeout as timeout:
        if timeout is not timer:
            raise
        raise Expired from None
    finally:
        timer.cancel()
