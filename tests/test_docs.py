"""The documents say what the program does."""

import re
from pathlib import Path

from facilitator.cli import facilitator
from facilitator.config import Settings
from tests.settings_page import settings_page

ROOT = Path(__file__).parent.parent


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_page_of_the_settings_is_the_one_the_settings_give() -> None:
    assert read("docs/settings.md") == settings_page(), "run: python -m tests.settings_page > docs/settings.md"


def test_each_setting_says_what_it_does() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_the_readme_names_each_command() -> None:
    readme = read("README.md")
    assert [name for name in facilitator.commands if not re.search(rf"`(facilitator )?{name}\b", readme)] == []


def test_links_between_documents_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    links = [
        (page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    ]
    assert links
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []
