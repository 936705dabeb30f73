"""The fonts a PDF carries: Titillium Web, and for what it does not have Noto."""

from importlib.util import find_spec
from pathlib import Path

PACKAGES = {"fontpkg_titillium_web": "files", "manimgx_fonts": "."}


def folders() -> list[Path]:
    """Where the fonts of the installed font packages are."""
    return [Path(origin(package)).parent / folder for package, folder in PACKAGES.items()]


def origin(package: str) -> str:
    spec = find_spec(package)
    assert spec and spec.origin, f"the font package {package} is not installed"
    return spec.origin
