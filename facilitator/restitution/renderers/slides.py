"""Slides for the plenary and for who reports later: one page a table, few words, as PDF for any screen."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from facilitator.restitution.document import Cover
from facilitator.restitution.publication import Publication
from facilitator.restitution.renderers.logo import drawn, logo_of
from facilitator.restitution.renderers.pdf import typeset
from facilitator.restitution.speech import _, ngettext, speaking

TEMPLATE = Path(__file__).with_name("slides.typ")
MOST_LINES, MOST_SIGNS = 6, 120

Plain = dict[str, Any]
Lines = tuple[str, list[tuple[str, str]]]


def render(publication: Publication) -> bytes:
    """The slides, in the session's language."""
    meta = publication.document.meta
    with speaking(meta.language):
        slides = [*cover(publication), *tables(publication.open_data), *open_points(publication.open_data)]
    told = {"title": meta.title, "subtitle": meta.subtitle, "language": meta.language, "head": meta.head}
    told["colour"] = meta.colour
    return typeset(
        TEMPLATE,
        orjson.dumps({"meta": told, "slides": slides}).decode(),
        ["ua-1"],
        **drawn(logo_of(publication.document)),
    )


def cover(publication: Publication) -> Iterator[Plain]:
    for block in publication.document.blocks:
        if isinstance(block, Cover):
            told = {"above": block.above, "title": block.title, "below": block.below}
            yield {"kind": "cover", **told, "figures": [figure(each.value, each.label) for each in block.figures]}


def tables(data: Plain) -> Iterator[Plain]:
    """The tables, and the plenary last where somebody wrote there."""
    breakouts = [table for table in data["tables"] if table["number"]]
    together = [table for table in data["tables"] if not table["number"] and table["notes"]]
    yield from (slide(table) for table in (*breakouts, *together))


def slide(table: Plain) -> Plain:
    is_plenary = not table["number"]
    name = _("Plenary") if is_plenary else _("Table %(number)s", number=table["number"])
    heading, lines = key_points(table) or groups(table) or questions(table)
    return {
        "kind": "slide",
        "above": "" if is_plenary else name,
        "title": name if is_plenary else table["theme"],
        "figures": list(figures(table)),
        "heading": heading if lines else "",
        "lines": [{"text": short(text), "count": count} for text, count in lines[:MOST_LINES]],
        "more": more(len(lines) - MOST_LINES),
    }


def figures(table: Plain) -> Iterator[Plain]:
    people, bodies, notes = table["people"], len(table["bodies"]), len(table["notes"])
    if people:
        yield figure(people, ngettext("person present", "people present", people))
    if bodies:
        yield figure(bodies, ngettext("body", "bodies", bodies))
    yield figure(notes, ngettext("note", "notes", notes))


def figure(value: object, label: str) -> Plain:
    return {"value": str(value), "label": label}


def key_points(table: Plain) -> Lines | None:
    """What the table itself brings to all."""
    points = table["page"]["key_points"] if table["page"] else []
    return (_("Key points"), [(point["text"], str(place)) for place, point in enumerate(points, 1)]) if points else None


def groups(table: Plain) -> Lines | None:
    """The groups the table made of its notes, the largest first."""
    found = sorted(table["clusters"], key=lambda cluster: -len(cluster["notes"]))
    lines = [(cluster["title"], str(len(cluster["notes"]))) for cluster in found if cluster["notes"]]
    return (_("Groups, and how many notes are in them"), lines) if lines else None


def questions(table: Plain) -> Lines:
    """What the table was asked, and how many notes answer it."""
    answers = Counter(note["prompt"] for note in table["notes"])
    return _("Questions, and how many notes answer them"), [
        (prompt["text"], str(answers[prompt["id"]])) for prompt in table["prompts"]
    ]


def open_points(data: Plain) -> Iterator[Plain]:
    """What was asked and has no answer yet, where there is something."""
    notes = {note["ref"]: note["text"] for table in data["tables"] for note in table["notes"]}
    lines = [{"text": short(notes[ref]), "count": ref} for ref in data["open_points"][:MOST_LINES]]
    if lines:
        left = more(len(data["open_points"]) - MOST_LINES)
        told = {"above": "", "title": _("Open points"), "figures": [], "heading": "", "lines": lines, "more": left}
        yield {"kind": "slide", **told}


def more(number: int) -> str:
    """How many lines had no room."""
    return ngettext("and %(num)s more", "and %(num)s more", number) if number > 0 else ""


def short(text: str) -> str:
    """Words on one line; who reads a slide wants few."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SIGNS else line[: MOST_SIGNS - 1].rstrip() + "…"
