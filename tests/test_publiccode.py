"""publiccode.yml keeps the standard's rules and says what the project itself says."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PLATFORMS = {"web", "windows", "mac", "linux", "ios", "android", "haiku", "solaris"}
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
}
MANDATORY = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}


@pytest.fixture
def publiccode() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return read


@pytest.fixture
def project() -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return read


def test_every_mandatory_key_is_there(publiccode: dict[str, Any]) -> None:
    assert publiccode.keys() >= MANDATORY
    assert publiccode["publiccodeYmlVersion"].startswith("0")
    assert publiccode["url"].startswith("https://")


def test_words_of_closed_lists_are_in_the_lists(publiccode: dict[str, Any]) -> None:
    assert set(publiccode["platforms"]) <= PLATFORMS
    assert publiccode["developmentStatus"] in STATUSES
    assert publiccode["softwareType"] in TYPES


def test_descriptions_have_the_lengths_of_the_standard(publiccode: dict[str, Any]) -> None:
    assert publiccode["description"]
    for description in publiccode["description"].values():
        assert 1 <= len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert description["features"]
        assert all(len(feature) <= 100 for feature in description["features"])


def test_somebody_maintains_it(publiccode: dict[str, Any]) -> None:
    kind = publiccode["maintenance"]["type"]
    assert kind in {"internal", "contract", "community", "none"}
    assert kind not in {"internal", "community"} or all(one["name"] for one in publiccode["maintenance"]["contacts"])


def test_it_agrees_with_the_project(publiccode: dict[str, Any], project: dict[str, Any]) -> None:
    assert publiccode["name"] == project["name"]
    assert publiccode["legal"]["license"] == project["license"]
    assert f">={publiccode['dependsOn']['open'][0]['versionMin']}" == project["requires-python"]


def test_its_languages_are_those_of_the_interface(publiccode: dict[str, Any]) -> None:
    translated = {path.parent.parent.name for path in (ROOT / "facilitator" / "translations").rglob("*.po")}
    assert translated
    assert set(publiccode["localisation"]["availableLanguages"]) == translated | {"en"}
    assert set(publiccode["description"]) == translated | {"en"}
