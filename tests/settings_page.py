"""The page that documents the settings, made from the settings: `python -m tests.settings_page`."""

from pydantic.fields import FieldInfo

from facilitator.config import Settings

HEAD = """# Settings

All come from the environment. The defaults are good for a hall with one laptop.

| variable | default | what it does |
| --- | --- | --- |
"""
PLAIN_NAMES = {"database_url": "DATABASE_URL", "public_url": "PUBLIC_URL"}


def settings_page() -> str:
    """The page as it should stand in docs/settings.md."""
    return HEAD + "".join(row(name, field) for name, field in Settings.model_fields.items())


def row(name: str, field: FieldInfo) -> str:
    """One setting."""
    variable = PLAIN_NAMES.get(name, f"FACILITATOR_{name.upper()}")
    return f"| `{variable}` | {shown(field.default)} | {field.description} |\n"


def shown(default: object) -> str:
    """A default as people read it."""
    if isinstance(default, float):
        return f"`{default:.3g}`"
    return f"`{default}`" if default not in (None, "") else "none"


if __name__ == "__main__":
    print(settings_page(), end="")
