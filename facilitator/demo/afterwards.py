"""After the bell: who conducts writes around the chapters and publishes; a late answer makes another edition."""

from datetime import timedelta
from typing import Any

from facilitator.demo.cast import Cast
from facilitator.demo.stage_clock import StageClock

Json = dict[str, Any]

AN_HOUR = timedelta(hours=1)
DAYS_LATER = timedelta(days=10)


class Afterwards:
    """What becomes of the restitution once the session is closed."""

    def __init__(self, cast: Cast, clock: StageClock) -> None:
        self.cast, self.clock, self.facts = cast, clock, cast.stage.facts

    def tell(self) -> None:
        self.clock.go_to(self.clock.time + AN_HOUR)
        self.write_around("introductions", "introduction")
        self.write_around("closings", "closing")
        self.publish()
        if late := self.facts.get("afterwards"):
            self.clock.go_to(self.clock.time + DAYS_LATER)
            note = self.cast.note_of(late["question"])
            self.cast.direct("answer_note", note=note, body=late["body"], text=late["text"])
            self.publish()

    def write_around(self, name: str, place: str) -> None:
        """Words of their own before or after some chapters."""
        for section, text in self.facts.get(name, {}).items():
            where = {"workshop": self.cast.workshop, "section": section, "place": place}
            self.cast.direct("write_section_text", **where, text=text, revision=0)

    def publish(self) -> None:
        self.cast.direct("publish_restitution", workshop=self.cast.workshop)
