"""Whichever way the project is installed, it serves the same files."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from facilitator_build import Assets, extract, pack

ROOT = Path(__file__).parent.parent
FOLDERS = ("static", "templates", "migrations")


def build(source: Path, kind: str, target: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = target.iterdir()
    return built


def files_of(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if name.startswith("facilitator/")}


def files_of_checkout() -> set[str]:
    package = {path.relative_to(ROOT) for path in (ROOT / "facilitator").rglob("*")}
    beside = {"facilitator" / path.relative_to(ROOT) for folder in FOLDERS for path in (ROOT / folder).rglob("*")}
    return {path.as_posix() for path in package | beside if path.suffix and "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked_sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    extract(build(ROOT, "sdist", tmp_path_factory.mktemp("sdist")), folder)
    return next(folder.iterdir())


def test_the_wheel_holds_all_that_a_checkout_serves(wheel: Path) -> None:
    files = files_of(wheel)
    assert "facilitator/static/vendor/lit-html/lit-html.js" in files
    assert "facilitator/migrations/env.py" in files
    assert files_of_checkout() - files == set()


def test_translations_are_compiled_into_the_wheel(wheel: Path) -> None:
    sources = (ROOT / "facilitator" / "translations").rglob("*.po")
    compiled = {path.relative_to(ROOT).with_suffix(".mo").as_posix() for path in sources}
    assert compiled
    assert compiled <= files_of(wheel)


def test_a_wheel_from_the_source_archive_is_the_same(
    wheel: Path, unpacked_sdist: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = build(unpacked_sdist, "wheel", tmp_path_factory.mktemp("again"))
    assert files_of(again) == files_of(wheel)


def test_the_source_archive_needs_no_npm(unpacked_sdist: Path) -> None:
    assert Assets(unpacked_sdist).are_current


def test_a_package_that_was_changed_is_refused(tmp_path: Path) -> None:
    pinned = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["facilitator"]["assets"]
    name = next(iter(pinned))
    with pytest.raises(ValueError, match="is not the package pinned"):
        pack(name, "sha512-of-another-package", tmp_path)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert missing("requirements.lock", project["dependencies"] + extras["postgres"]) == set()
    assert missing("requirements-test.lock", project["dependencies"] + extras["postgres"] + extras["test"]) == set()


def missing(lock: str, wanted: list[str]) -> set[str]:
    pinned = {line.split("==")[0] for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if "==" in line}
    return {re.split(r"[\[>]", requirement)[0] for requirement in wanted} - pinned


def test_no_lock_names_an_address() -> None:
    locks = sorted(ROOT.glob("requirements*.lock"))
    assert len(locks) == 3
    assert [lock.name for lock in locks if "://" in lock.read_text(encoding="utf-8")] == []
