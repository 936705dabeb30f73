"""Where the files beside the code are: inside the installed package, or next to it in a checkout."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent


def beside(name: str) -> Path:
    """The folder `name` (static, templates, migrations) of the installed package or of the checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def keep_private() -> None:
    """Make whatever this process writes unreadable to the machine's other accounts: it holds names and keys."""
    os.umask(0o077)


STATIC = beside("static")
TEMPLATES = beside("templates")
MIGRATIONS = beside("migrations")
TRANSLATIONS = PACKAGE / "translations"
