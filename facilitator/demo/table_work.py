"""What a table makes of its notes: groups under titles, and the page it stands by."""

from typing import Any

from facilitator.demo.cast import Cast, Guest
from facilitator.demo.stage import Moment
from facilitator.demo.stage_clock import StageClock

Json = dict[str, Any]


class TableWork:
    """Many hands put notes together; one writes the page, all sign it."""

    def __init__(self, cast: Cast, clock: StageClock) -> None:
        self.cast, self.clock, self.stage = cast, clock, cast.stage
        self.groups: dict[str, str] = {}

    def gather(self, tables: list[int], moment: Moment) -> None:
        """Each group by another hand of the table; where nobody has a seat, by who conducts."""
        for number in tables:
            table = self.cast.tables[number]["id"]
            hands = self.seated(table)
            for place, group in enumerate(self.stage.groups(number)):
                notes = [self.cast.note_of(said) for said in group.sentences if self.cast.has_said(said)]
                asked = {"table": table, "title": group.title, "notes": notes}
                if notes and group.title not in self.groups:
                    hand = hands[place % len(hands)] if hands else None
                    done = hand.do("gather_notes", **asked) if hand else self.cast.direct("gather_notes", **asked)
                    self.groups[group.title] = done["cluster"]

    def write_pages(self) -> None:
        """Every table that has a page to bring writes and signs it."""
        for number, table in sorted(self.cast.tables.items()):
            if page := self.stage.at(number).get("page"):
                writer, *others = self.seated(table["id"])
                writer.do("give_part", table=table["id"], participant=writer.id, part="rapporteur")
                self.sign(table["id"], self.write_page(table["id"], page, writer), page, others)

    def write_page(self, table: str, page: Json, writer: Guest) -> int:
        """The revision of the page when all its fields are written."""
        fields: list[tuple[str, str, list[str]]] = [
            (f"point_{place}", point["text"], [self.groups[title] for title in point["groups"]])
            for place, point in enumerate(page["points"], start=1)
        ]
        fields += [(name, page[name], []) for name in ("disagreement", "question")]
        told: Json = {}
        for field, text, sources in [*fields, ("speaker", writer.id, [])]:
            told = writer.do("write_page", table=table, revision=0, field=field, text=text, sources=sources)
        return int(told["page"])

    def sign(self, table: str, revision: int, page: Json, others: list[Guest]) -> None:
        """Those who sit there stand by the page; somebody may hold something against a sentence of it."""
        dispute = page.get("dispute")
        for guest in others:
            says = {"approves": True} if guest is not others[-1] or dispute is None else dispute
            guest.do("sign_page", table=table, revision=revision, **says)

    def seated(self, table: str) -> list[Guest]:
        return [guest for guest in self.cast.guests if guest.table == table]
