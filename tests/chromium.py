"""A real Chromium: the one named by CHROMIUM, the machine's, or one fetched into .cache."""

import os
import platform
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser, sync_playwright

from facilitator_build import extract, pack

PACKAGE = "@sparticuz/chromium@153.0.0"
INTEGRITY = "sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
CACHE = Path(__file__).parent.parent / ".cache"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True)
class Chromium:
    """How to start the browser."""

    executable: str
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def arguments(self) -> list[str]:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        return [*ARGUMENTS, *sandbox]


@pytest.fixture(scope="session")
def chromium() -> Chromium:
    """The browser that all browser tests use."""
    return found_chromium()


def found_chromium() -> Chromium:
    """How to start the browser of this machine."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return Chromium(found) if found else fetched_chromium()


@pytest.fixture(scope="session")
def browser(chromium: Chromium) -> Iterator[Browser]:
    """A running browser; open a context of your own in it for each person."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium.executable, env={**os.environ, **chromium.environment}, args=chromium.arguments
        )
        yield running
        running.close()


def fetched_chromium() -> Chromium:
    folder = CACHE / PACKAGE.replace("/", "-")
    if not folder.is_dir():
        assert platform.machine() in ("x86_64", "AMD64"), "set CHROMIUM to the path of a Chromium"
        fetch(folder)
    fonts = {} if Path("/etc/fonts/fonts.conf").exists() else {"FONTCONFIG_PATH": str(folder / "fonts")}
    return Chromium(str(folder / "chromium"), {"LD_LIBRARY_PATH": str(folder / "lib"), **fonts})


def fetch(folder: Path) -> None:
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as work:
        unpack(pack(PACKAGE, INTEGRITY, Path(work)), Path(work, "unpacked"))
        with suppress(OSError):  # the other half of the tests was first
            Path(work, "unpacked").rename(folder)


def unpack(archive: Path, folder: Path) -> None:
    folder.mkdir()
    with tarfile.open(archive) as package:
        executable = folder / "chromium"
        executable.write_bytes(decompressed(package, "chromium.br"))
        executable.chmod(0o755)
        for name in ("al2023.tar", "fonts.tar"):
            unpack_bundle(decompressed(package, f"{name}.br"), folder / name)


def decompressed(package: tarfile.TarFile, name: str) -> bytes:
    content = package.extractfile(f"package/bin/{name}")
    assert content
    plain: bytes = brotli.decompress(content.read())
    return plain


def unpack_bundle(content: bytes, bundle: Path) -> None:
    bundle.write_bytes(content)
    extract(bundle, bundle.parent)
    bundle.unlink()
