"""Browsers get scripts, style sheets and drawings as small as the build made them, and never an old one."""

import gzip
from pathlib import Path

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient

from facilitator.paths import STATIC
from facilitator.views.assets import compressed, content
from facilitator_build import Packed

SCRIPT = """/** Greets. */
export function greeting(name) {
  // never without a name
  return html`<p>Good  day, ${name}</p>`;
}
"""


@pytest.fixture
def packed(tmp_path: Path) -> Packed:
    (tmp_path / "static" / "vendor").mkdir(parents=True)
    (tmp_path / "facilitator_build.py").write_text("the build as it was")
    return Packed(tmp_path)


def forms(packed: Packed) -> list[str]:
    packed.refresh()
    return [gzip.decompress(path.read_bytes()).decode() for path in packed.folder.glob("*.gz")]


def test_no_file_of_ours_is_heavier_than_its_source() -> None:
    texts = [path for path in STATIC.rglob("*") if path.suffix in Packed.KINDS and "vendor" not in path.parts]
    assert [path for path in texts if len(compressed(path)) > len(gzip.compress(path.read_bytes()))] == []


def test_a_script_loses_what_only_people_read_and_keeps_its_words(packed: Packed) -> None:
    (packed.static / "greeting.js").write_text(SCRIPT)
    (form,) = forms(packed)
    assert "Greets" not in form and "never" not in form
    assert "export function greeting(" in form and "`<p>Good  day, ${" in form


def test_a_style_sheet_keeps_its_rules(packed: Packed) -> None:
    (packed.static / "rules.css").write_text("@layer base {\n  a { color: red; &:hover { color: var(--ink); } }\n}\n")
    assert forms(packed) == ["@layer base{a{color:red;&:hover{color:var(--ink)}}}"]


def test_what_others_wrote_stays_to_the_letter(packed: Packed) -> None:
    (packed.static / "vendor" / "greeting.js").write_text(SCRIPT)
    assert forms(packed) == [SCRIPT]


def test_a_file_that_changed_is_packed_anew_and_its_old_form_goes(packed: Packed) -> None:
    script = packed.static / "greeting.js"
    script.write_text("export const greeting = 1;")
    assert forms(packed) == ["export const greeting=1;"]
    script.write_text("export const greeting = 2;")
    assert forms(packed) == ["export const greeting=2;"]


def test_nothing_is_packed_twice(packed: Packed) -> None:
    (packed.static / "greeting.js").write_text(SCRIPT)
    forms(packed)
    (made,) = packed.folder.glob("*.gz")
    made.write_bytes(gzip.compress(b"as it was packed"))
    assert forms(packed) == ["as it was packed"]


def test_a_build_that_packs_otherwise_packs_all_anew(packed: Packed) -> None:
    (packed.static / "greeting.js").write_text("export const greeting = 1;")
    forms(packed)
    (made,) = packed.folder.glob("*.gz")
    made.write_bytes(gzip.compress(b"as it was packed"))
    root = packed.static.parent
    (root / "facilitator_build.py").write_text("the build as it is now")
    assert forms(Packed(root)) == ["export const greeting=1;"]


def test_a_file_written_since_the_build_is_served_as_it_is(tmp_path: Path) -> None:
    script = tmp_path / "greeting.js"
    script.write_text(SCRIPT)
    assert content(script).decode() == SCRIPT


@pytest.mark.usefixtures("sqlite_database")
def test_a_browser_gets_the_same_with_and_without_compression(app: Flask, client: FlaskClient) -> None:
    with app.test_request_context():
        address = url_for("static", filename="js/text.js")
    plain, packed = client.get(address), client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.content_encoding == "gzip" and plain.content_encoding is None
    assert gzip.decompress(packed.data) == plain.data == content(STATIC / "js" / "text.js")
