"""Where the files beside the code are: inside the installed package, or next to it in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def beside(name: str) -> Path:
    """The folder `name` (static, templates, migrations) of the installed package or of the checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


STATIC = beside("static")
TEMPLATES = beside("templates")
MIGRATIONS = beside("migrations")
TRANSLATIONS = PACKAGE / "translations"
