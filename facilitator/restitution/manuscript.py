"""How a record goes to the worker: table by table, so that nobody waits while it is written."""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from facilitator.restitution.breathing import breathing
from facilitator.restitution.record import Record


def written(record: Record) -> Iterator[bytes]:
    """The parts of a record; the worker is our own program, and reads nothing else."""
    yield pickle.dumps((replace(record, tables=()), len(record.tables)))
    for table in breathing(record.tables):
        yield pickle.dumps(table)


def read_back(file: BinaryIO) -> Record:
    """The record that was written, from where the file stands."""
    record: Record
    record, tables = pickle.load(file)
    return replace(record, tables=tuple(pickle.load(file) for _ in range(tables)))
