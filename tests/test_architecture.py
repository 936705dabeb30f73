"""The rules of the code's shape: who imports whom, who may do what, and how long things may get."""

import ast
import re
import statistics
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "facilitator"
LEAVES = {
    "brand",
    "clock",
    "complaint",
    "config",
    "database",
    "headers",
    "language",
    "limits",
    "logs",
    "loop",
    "migrating",
    "paths",
    "plain_mail",
    "prepared",
    "qr",
    "qr_worker",
    "refusal",
    "text",
    "upgrade",
    "workers",
}
LAYERS = (
    {"__main__", "backup", "check", "cli", "commands", "demo", "server", "user_commands"},
    {"app"},
    {"views", "live", "promises", "renewals"},
    {"journal"},
    {"operations"},
    {"permissions"},
    {"place"},
    {"finding"},
    {"accounts", "first_start", "identity", "returns", "second_factor"},
    {"events", "models"},
    {"extensions"},
)
MODELS_AT_MOST = {"restitution", "seating", "imports"}
DRAWERS = {"utils", "util", "helpers", "services", "managers", "common", "misc"}
OWN_LINKS = re.compile(r"https?://(www\.w3\.org/|127\.0\.0\.1|localhost)")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def scripts() -> list[Path]:
    return sorted(path for path in (ROOT / "static" / "js").rglob("*.js"))


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.*"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path) -> str:
    """`facilitator/live/submit.py` is in `live`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "facilitator":
            yield from (f"facilitator.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def own_imports(path: Path) -> set[str]:
    dotted = (module.split(".") for module in imported(path))
    named = {parts[1] for parts in dotted if parts[0] == "facilitator" and len(parts) > 1}
    return named - {"__version__"}


def layer(part: str) -> int | None:
    return next((depth for depth, parts in enumerate(LAYERS) if part in parts), None)


def may_import(part: str, other: str) -> bool:
    if other in LEAVES or other == part:
        return True
    if part in MODELS_AT_MOST:
        return other in {"models", "extensions"}
    if other in MODELS_AT_MOST:
        return part not in {"models", "extensions"}
    here, there = layer(part), layer(other)
    return here is not None and there is not None and here <= there


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    has_docstring = ast.get_docstring(function) is not None
    body = function.body[1:] if has_docstring else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def calls(path: Path, *methods: str) -> list[str]:
    found = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return [f"{name(path)}:{call.lineno}" for call in found if isinstance(call, ast.Attribute) and call.attr in methods]


def matches(paths: list[Path], pattern: str) -> list[str]:
    numbered = ((path, *line) for path in paths for line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1))
    return [f"{name(path)}:{number}: {line.strip()}" for path, number, line in numbered if re.search(pattern, line)]


def test_imports_go_one_way() -> None:
    wrong = [
        f"{name(path)} imports {other}"
        for path in modules()
        for other in own_imports(path)
        if not may_import(place(path), other)
    ]
    assert wrong == []


def test_every_module_has_a_place_in_the_layers() -> None:
    known = set().union(*LAYERS, LEAVES, MODELS_AT_MOST, {"__init__"})
    assert {place(path) for path in modules()} - known == set()


def test_leaves_import_nothing_of_ours_but_leaves() -> None:
    wrong = [
        f"{name(path)} imports {other}"
        for path in modules()
        if place(path) in LEAVES
        for other in own_imports(path) - LEAVES
    ]
    assert wrong == []


def test_only_the_server_and_the_loop_name_eventlet() -> None:
    naming = {name(path) for path in modules() if any(module.split(".")[0] == "eventlet" for module in imported(path))}
    assert "facilitator/loop.py" in naming
    assert naming <= {"facilitator/server.py", "facilitator/loop.py"}


def test_only_the_journal_commits() -> None:
    committing = [call for path in modules() for call in calls(path, "commit")]
    assert committing, "nobody commits: this test looks in the wrong place"
    # The engine's own connection is what the journal commits with.
    assert [
        call for call in committing if not call.startswith(("facilitator/journal/", "facilitator/database.py"))
    ] == []


def test_only_live_emits() -> None:
    elsewhere = [path for path in modules() if place(path) not in {"live", "demo"}]
    assert [call for path in elsewhere for call in calls(path, "emit")] == []


def test_only_the_connection_joins_rooms() -> None:
    elsewhere = [path for path in modules() if name(path) != "facilitator/live/connection.py"]
    assert [call for path in elsewhere for call in calls(path, "enter_room", "leave_room")] == []
    assert matches(elsewhere, r"\b(join_room|leave_room)\b") == []


def test_nothing_is_imported_inside_a_function() -> None:
    inside = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_no_module_is_a_drawer() -> None:
    parts = [path.relative_to(ROOT).with_suffix("") for path in [*modules(), *scripts()]]
    assert [str(path) for path in parts if DRAWERS & set(path.parts)] == []


@pytest.mark.parametrize(("paths", "limit"), [(modules, 300), (scripts, 150)], ids=["python", "javascript"])
def test_no_file_is_longer_than_its_budget(paths: Callable[[], list[Path]], limit: int) -> None:
    assert {name(path): lines(path) for path in paths() if lines(path) > limit} == {}


def test_functions_are_short() -> None:
    lengths = {f"{name(path)}:{node.name}": length(node) for path in modules() for node in functions(path)}
    assert {function: count for function, count in lengths.items() if count > 50} == {}
    assert statistics.median(lengths.values()) <= 6
    assert statistics.quantiles(lengths.values(), n=20)[-1] <= 25


def test_pages_ask_no_other_host() -> None:
    own = [*templates(), *scripts(), *(ROOT / "static" / "css").rglob("*.css")]
    found = matches(own, r"(https?:)?//[a-z0-9-]+\.[a-z]{2,}")
    assert [line for line in found if not OWN_LINKS.search(line)] == []


def test_pages_have_no_inline_style_or_script() -> None:
    pages = [path for path in templates() if path.suffix in {".html", ".svg"}]
    assert pages
    assert matches([*pages, *scripts()], r"\sstyle\s*=\s*[\"'$]") == []
    assert matches(pages, r"<style\b|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\bsrc=)") == []


def test_no_text_becomes_markup_unescaped() -> None:
    unescaped = r"innerHTML|outerHTML\s*\+?=|insertAdjacentHTML|unsafeHTML"
    assert matches([*scripts(), *modules(), *templates()], unescaped) == []
    assert matches([*templates(), *modules()], r"\|\s*safe\b|\bMarkup\(|autoescape\s+false") == []


def test_only_one_module_of_the_browser_knows_the_socket_library() -> None:
    assert {line.split(":")[0] for line in matches(scripts(), r"from .*socket\.io")} <= {"static/js/live/socket.js"}


def test_the_states_in_which_a_session_is_over_are_listed_once_for_all_pages() -> None:
    listed = re.compile(r"""["']closed["'],\s*["']archived["']""")
    assert [name(script) for script in scripts() if listed.search(script.read_text())] == [
        "static/js/stores/workshop.js"
    ]


def test_views_make_the_ids_of_operations_and_submit_in_one_place() -> None:
    views = [path for path in modules() if place(path) == "views"]
    assert [name(path) for path in views if "uuid4" in path.read_text()] == ["facilitator/views/submission.py"]
    submits = [name(path) for path in views if "submit" in {function.name for function in functions(path)}]
    assert submits == ["facilitator/views/submission.py"]
