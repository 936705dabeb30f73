"""The open data have the shape that is published, and nothing in them is left undescribed."""

from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient
from pydantic import BaseModel

from facilitator.restitution import open_data
from facilitator.restitution.edition import EDITIONS, edited
from facilitator.restitution.publishing import publication
from facilitator.restitution.schema import RestitutionData
from tests.cast import Cast
from tests.restitution.chieri import chieri, with_notes


def undescribed(part: Any) -> list[str]:
    """The keys no model of the schema names."""
    if isinstance(part, BaseModel):
        inside = [value for name in type(part).model_fields for value in undescribed(getattr(part, name))]
        return [*(f"{type(part).__name__}.{name}" for name in part.model_extra or {}), *inside]
    values = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
    return [name for value in values for name in undescribed(value)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_downloaded_is_what_the_schema_says(edition: str, cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Chi lo sa?", card_type="question")
    cast.do(cast.anna, "owe_answer", note=note, body="Comune di Asti", due="2099-01-01")
    cast.do(cast.bruno, "gather_notes", table=cast.tables[1], title="Farsi trovare", notes=[note])
    cast.do(cast.anna, "hide_note", note=cast.add_note(cast.chiara, "Un nome"), reason="Un nome")
    page = {"table": cast.tables[1], "field": "point_1", "text": "Un punto.", "revision": 0}
    cast.do(cast.anna, "write_page", **page)
    words = {"section": "brief", "place": "closing", "text": "Grazie.", "revision": 0}
    cast.do(cast.anna, "write_section_text", workshop=cast.workshop, **words)
    with cast.journal.reading() as session:
        made = publication(session, cast.workshop, edition).open_data
    for data in (made, *(open_data.build(edited(record, edition)) for record in (chieri(), with_notes("Sì", "No")))):
        assert undescribed(RestitutionData.model_validate_json(orjson.dumps(data))) == []


def test_everybody_can_read_the_schema(client: FlaskClient) -> None:
    answer = client.get("/api/v1/restitution.schema.json")
    assert (answer.status_code, answer.content_type) == (200, "application/schema+json")
    schema = answer.get_json()
    keys = {"schema", "edition", "language", "generated_at", "streams", "workshop", "counts", "bodies", "activities"}
    assert keys | {"tables", "across", "open_points", "register"} <= set(schema["required"])
    assert schema["properties"]["schema"]["const"] == "facilitator.restitution/1"
