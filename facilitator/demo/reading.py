"""Reads a restitution as somebody who was there: what must be in it, and a sentence for each thing that is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.demo.plain_page import PlainPage
from facilitator.demo.records import Final, Kept
from facilitator.demo.stage import Stage

Json = dict[str, Any]
ALWAYS = ("brief", "bodies", "agenda", "register", "notes", "method")


@dataclass(frozen=True)
class Reading:
    """A stage as it was played, its restitution as data and as a page."""

    stage: Stage
    final: Final
    data: Json
    page: PlainPage

    def missing(self) -> Iterator[str]:
        """All that should be there and is not."""
        yield from self.wrong_facts()
        yield from self.wrong_agenda()
        for number in range(1 + len(self.stage.facts["tables"])):
            yield from self.wrong_table(number)
        yield from self.wrong_words()
        yield from self.wrong_answers()
        yield from self.wrong_register()
        yield from self.unsaid()

    def wrong_facts(self) -> Iterator[str]:
        told, facts, counts = self.data["workshop"], self.stage.facts, self.data["counts"]
        for name in ("title", "date", "mode", "host", "place"):
            yield from differs(f"the session's {name}", told[name], facts.get(name))
        yield from differs("the number of people", counts["people"], facts["people"])
        yield from differs("the number of bodies", counts["bodies"], len(facts["bodies"]))
        yield from differs("the bodies", sorted(each["name"] for each in self.data["bodies"]), sorted(facts["bodies"]))
        yield from differs("the number of tables", counts["tables"], len(facts["tables"]))
        yield from differs("the number of notes", counts["notes"], len(self.shown()))
        yield from differs("the number of hidden notes", counts["hidden"], len(self.kept("hidden")))

    def wrong_agenda(self) -> Iterator[str]:
        wanted = [(each["kind"], each.get("title", ""), "ended") for each in self.stage.facts["agenda"]]
        told = [(each["kind"], each["title"], each["status"]) for each in self.data["activities"]]
        yield from differs("the agenda", told, wanted)

    def wrong_table(self, number: int) -> Iterator[str]:
        """Its theme, its questions, its groups, its page, and every note that was written there."""
        table = next((each for each in self.data["tables"] if each["number"] == number), None)
        if table is None:
            yield f"table {number} is not in the data"
            return
        wanted = self.stage.at(number)
        yield from differs(f"the theme of table {number}", table["theme"], wanted.get("theme", ""))
        questions = [prompt["text"] for prompt in wanted["prompts"]]
        yield from differs(f"the questions of table {number}", [each["text"] for each in table["prompts"]], questions)
        told = {note["id"]: note["text"] for note in table["notes"]}
        kept = {note.id: note.text for note in self.shown() if note.table == table["id"]}
        yield from differs(f"the notes of table {number}", told, kept)
        for title in self.titles(number, set(told.values())):
            if not any(group["title"] == title and group["notes"] for group in table["clusters"]):
                yield f"the group {title!r} of table {number} is not in the data"
        if page := wanted.get("page"):
            yield from wrong_page(number, table["page"], page)

    def titles(self, number: int, texts: set[str]) -> list[str]:
        """The groups of which at least one sentence is still in sight."""
        groups = self.stage.groups(number)
        return [each.title for each in groups if any(text.startswith(tuple(each.sentences)) for text in texts)]

    def wrong_words(self) -> Iterator[str]:
        """What who conducted wrote around the chapters."""
        told = {section["key"]: section for section in self.data["sections"]}
        for name, place in (("introductions", "introduction"), ("closings", "closing")):
            for section, text in self.stage.facts.get(name, {}).items():
                words = told.get(section, {}).get(place) or {}
                yield from differs(f"the {place} of the chapter {section!r}", words.get("text"), text)

    def wrong_answers(self) -> Iterator[str]:
        notes = [note for table in self.data["tables"] for note in table["notes"]]
        told = {note["text"]: note["answer"] for note in notes if note["answer"]}
        for question, answer in self.answers().items():
            given = told.get(question)
            words = given and {name: given[name] for name in ("text", "due")} | {"body": given["body"]["name"]}
            yield from differs(f"the answer to {question!r}", words, {"text": None, "due": None, **answer})
        owed = [note["ref"] for note in notes if note["answer"] and note["answer"]["status"] == "owed"]
        asked = [note["ref"] for note in notes if note["card_type"] == "question" and not note["answer"]]
        yield from differs("the open points", sorted(self.data["open_points"]), sorted([*owed, *asked]))

    def answers(self) -> dict[str, Json]:
        """What became of each question, the last word of all."""
        given = [*self.stage.facts.get("answers", []), *filter(None, [self.stage.facts.get("afterwards")])]
        return {each["question"]: {name: each[name] for name in each if name != "question"} for each in given}

    def wrong_register(self) -> Iterator[str]:
        reasons = [each["reason"] for each in self.data["register"]]
        yield from differs("the register", reasons, [self.stage.facts["hidden"]["reason"]])

    def unsaid(self) -> Iterator[str]:
        """What the page does not say."""
        for anchor in self.anchors():
            if anchor not in self.page.anchors:
                yield f"the page has no chapter {anchor!r}"
        for words in self.sentences():
            if not self.page.says(words):
                yield f"the page does not say {words!r}"
        if self.page.says(hidden := self.stage.facts["hidden"]["text"]):
            yield f"the page says what was hidden: {hidden!r}"

    def anchors(self) -> list[str]:
        tables = [f"table-{number}" for number in range(1 + len(self.stage.facts["tables"]))]
        return [*ALWAYS, *tables, *(["open-points"] if self.data["open_points"] else [])]

    def sentences(self) -> Iterator[str]:
        """Everything that must be read on the page, in the order in which it is thought of."""
        facts = self.stage.facts
        yield from (facts["title"], facts.get("host") or "", *facts["bodies"], facts["hidden"]["reason"])
        yield from (each["title"] for each in facts["agenda"] if "title" in each)
        for number in range(1 + len(facts["tables"])):
            yield from self.sentences_of(number)
        yield from (note.text for note in self.shown() if note.text)
        yield from (*facts.get("introductions", {}).values(), *facts.get("closings", {}).values())
        yield from (answer["text"] for answer in self.answers().values() if "text" in answer)

    def sentences_of(self, number: int) -> Iterator[str]:
        table = self.stage.at(number)
        yield from (table.get("theme", ""), *(prompt["text"] for prompt in table["prompts"]))
        yield from self.titles(number, {note.text or "" for note in self.shown()})
        if page := table.get("page"):
            yield from (*(point["text"] for point in page["points"]), page["disagreement"], page["question"])
            yield from [page["dispute"]["reason"]] if "dispute" in page else []

    def shown(self) -> list[Kept]:
        return self.kept("shown")

    def kept(self, state: str) -> list[Kept]:
        return [note for note in self.final.notes if note.state == state]


def wrong_page(number: int, told: Json | None, wanted: Json) -> Iterator[str]:
    """The three points with their notes, the disagreement, the question, who speaks and who has signed."""
    if told is None:
        yield f"table {number} has no page in the data"
        return
    points = [point["text"] for point in told["key_points"] if point["refs"]]
    yield from differs(f"the key points of table {number}", points, [point["text"] for point in wanted["points"]])
    for name in ("disagreement", "question"):
        yield from differs(f"the {name} of table {number}", told[name], wanted[name])
    disputes = [each["reason"] for each in told["disputes"]]
    held = [wanted["dispute"]["reason"]] if "dispute" in wanted else []
    yield from differs(f"what is in dispute at table {number}", disputes, held)
    if not (told["speaker"] and told["speaker"]["body"]):
        yield f"nobody speaks for table {number}"
    if not told["approved"]:
        yield f"nobody has signed the page of table {number}"


def differs(what: str, told: Any, wanted: Any) -> Iterator[str]:
    if told != wanted:
        yield f"{what}: {told!r} instead of {wanted!r}"
