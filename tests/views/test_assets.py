"""Scripts lose comments, indentation and empty lines on the way to a browser, and nothing else."""

from pathlib import Path

import pytest

from facilitator.views.assets import OWN_SCRIPTS, content

SCRIPTS = sorted(OWN_SCRIPTS.rglob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_keeps_each_line_that_does_something(path: Path) -> None:
    written, inside = [], False
    for line in path.read_text(encoding="utf-8").splitlines():
        inside = inside or line.lstrip().startswith("/**")
        if line.strip() and not inside and not line.lstrip().startswith("//"):
            written.append(line.lstrip())
        inside = inside and not line.endswith("*/")
    assert content(path).decode().splitlines() == written
