"""A server that is about to end takes nothing more, and says that the same thing can be sent again."""

import uuid

from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.journal import Journal, Operation
from tests.cast import Cast


def test_what_comes_while_the_server_stops_is_to_be_sent_again(cast: Cast, settings: Settings) -> None:
    leaving = Journal(settings, lambda: db.engine)
    leaving.start()
    leaving.stop()
    note = Operation(str(uuid.uuid4()), "add_note", {"table": cast.tables[1], "text": "Tardi"}, cast.bruno)
    (answer,) = leaving.submit([note])
    assert (answer.as_json()["code"], answer.as_json()["retryable"]) == ("restarting", True)
    assert leaving.is_idle
    leaving.engine.dispose()
    (again,) = cast.journal.submit([note])
    assert again.ok and not again.duplicate
