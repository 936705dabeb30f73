"""Tables that can only be read for a while."""

from tests.cast import Cast
from tests.operations.listening import Listening, code


def test_freezing_and_thawing_are_told_to_everybody(cast: Cast, listening: Listening) -> None:
    table = cast.tables[1]
    for verb, frozen in (("freeze_table", True), ("thaw_table", False)):
        assert cast.do(cast.anna, verb, table=table) == {"table": table}
        assert cast.snapshot(cast.stream)["tables"][1]["frozen"] is frozen
    assert listening.told == {"everybody": ["table_frozen", "table_thawed"]}
    assert listening.heard("everybody") == [{"table": table}, {"table": table}]


def test_a_frozen_table_takes_no_change_and_the_other_does(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Prima")
    binned = cast.add_note(cast.bruno, "Via")
    cast.do(cast.bruno, "delete_note", note=binned)
    cast.do(cast.anna, "freeze_table", table=cast.tables[1])
    refused = (
        cast.submit(cast.bruno, "add_note", table=cast.tables[1], text="Dopo"),
        cast.submit(cast.anna, "add_note", table=cast.tables[1], text="Dopo"),
        cast.submit(cast.bruno, "edit_note", note=note, text="Dopo", revision=1),
        cast.submit(cast.bruno, "delete_note", note=note),
        cast.submit(cast.bruno, "restore_note", note=binned),
    )
    assert {code(answer) for answer in refused} == {"table_closed"}
    cast.add_note(cast.denis, "Qui sì", table=2)
    cast.do(cast.anna, "thaw_table", table=cast.tables[1])
    cast.do(cast.bruno, "edit_note", note=note, text="Dopo", revision=1)


def test_what_must_go_out_of_sight_goes_from_a_frozen_table_too(cast: Cast) -> None:
    note = cast.add_note(cast.bruno, "Il signor Rossi ha torto")
    cast.do(cast.anna, "freeze_table", table=cast.tables[1])
    cast.do(cast.anna, "hide_note", note=note, reason="Nomina una persona")
    assert cast.snapshot(cast.table_stream(1))["notes"][0]["state"] == "hidden"


def test_freezing_twice_and_thawing_what_is_warm_are_refused(cast: Cast) -> None:
    assert code(cast.submit(cast.anna, "thaw_table", table=cast.tables[1])) == "invalid"
    cast.do(cast.anna, "freeze_table", table=cast.tables[1])
    assert code(cast.submit(cast.anna, "freeze_table", table=cast.tables[1])) == "invalid"


def test_only_who_conducts_freezes_and_thaws(cast: Cast, listening: Listening) -> None:
    for verb in ("freeze_table", "thaw_table"):
        assert code(cast.submit(cast.bruno, verb, table=cast.tables[1])) == "forbidden"
        assert code(cast.submit(cast.fabio, verb, table=cast.tables[1])) == "not_found"
        assert code(cast.submit(cast.eve, verb, table=cast.tables[1])) == "not_found"
        cast.do(cast.anna, verb, table=cast.tables[1])
    assert listening.told == {"everybody": ["table_frozen", "table_thawed"]}
