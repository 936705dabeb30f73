"""What tests may ask for by name."""

from pathlib import Path

import pytest

from facilitator import accounts
from facilitator_build import Packed, compile_translations

pytest_plugins = [
    "tests.chromium",
    "tests.postgres",
    "tests.valkey",
    "tests.server",
    "tests.databases",
    "tests.journals",
    "tests.lasting",
    "tests.cast",
]


@pytest.fixture(scope="session", autouse=True)
def compiled_translations() -> None:
    """The interface speaks as its catalogues say now, not as they did at the last installation."""
    compile_translations(Path(__file__).parent.parent)


@pytest.fixture(scope="session", autouse=True)
def packed_files() -> None:
    """Browsers get scripts and styles as they are now, packed as after an installation."""
    Packed(Path(__file__).parent.parent).refresh()


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> None:
    """Passwords are hashed and judged by the same library, with less work for each; servers keep the whole of it."""
    accounts.ARGON2.update(argon2__time_cost=1, argon2__memory_cost=8, argon2__parallelism=1)
