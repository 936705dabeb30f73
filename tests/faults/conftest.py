"""Bursts on data of their own: the first account is made once, and copied."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.demo.own_server import make_token
from tests.faults.burst import NO_LIMITS, Burst
from tests.server import StartServer

Prepared = tuple[Path, str]
Begin = Callable[[StartServer], Burst]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A data directory with a facilitator, and the facilitator's token."""
    data = tmp_path_factory.mktemp("prepared")
    return data, make_token(data)


@pytest.fixture
def begin(prepared: Prepared, tmp_path: Path) -> Begin:
    """Twelve people come in; whoever starts the servers is given."""

    def begin_on(start: StartServer) -> Burst:
        data, token = prepared
        shutil.copytree(data, tmp_path / "data")
        return Burst(lambda: start(tmp_path / "data", **NO_LIMITS), token)

    return begin_on
