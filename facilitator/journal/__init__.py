"""The log of what people do: nothing is written but through it, and nothing is told before it is durable."""

from facilitator.journal.batch import Committed, as_refusal
from facilitator.journal.door import Door
from facilitator.journal.operation import Answer, Operation
from facilitator.journal.queue import Journal
from facilitator.journal.streams import NumberedEvent

__all__ = ["Answer", "Committed", "Door", "Journal", "NumberedEvent", "Operation", "as_refusal"]
