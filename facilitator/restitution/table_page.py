"""The page of a table in its chapter, before the notes: what the table brings to all, and whether it stands by it."""

from collections.abc import Iterator
from typing import Any

from facilitator.restitution.document import Block, Bullets, Heading, Paragraph
from facilitator.restitution.page_record import PageRecord, Sentence, Speaker
from facilitator.restitution.speech import _, enumeration, ngettext


def page_blocks(page: PageRecord) -> Iterator[Block]:
    """Key points, disagreement, question, who speaks, and the signatures."""
    yield Heading(2, _("The page of the table"))
    if page.points:
        yield Bullets(tuple(map(line, page.points)))
    if page.disagreement:
        yield Paragraph(_("A disagreement that is left: %(words)s", words=page.disagreement.text))
    if page.question:
        yield Paragraph(_("A question to the other tables: %(words)s", words=page.question.text))
    if page.speaker and (who := called(page.speaker)):
        yield Paragraph(_("Who speaks for the table: %(who)s.", who=who))
    for sentence in page.disputed:
        for reason in sentence.disputes:
            yield Paragraph(_("In dispute at the table: “%(words)s” (%(reason)s)", words=sentence.text, reason=reason))
    yield Paragraph(signed(page), "small")


def line(sentence: Sentence) -> str:
    """A key point with the notes it comes from."""
    refs = f" ({enumeration(list(sentence.refs))})" if sentence.refs else ""
    return f"{sentence.text}{refs}"


def called(speaker: Speaker) -> str:
    """Name and body, as far as they are told."""
    return ", ".join(filter(None, (speaker.name, speaker.body.name if speaker.body else None)))


def signed(page: PageRecord) -> str:
    """By how many of the table it is approved."""
    if not page.approved:
        return _("Nobody at the table has approved this page.")
    return ngettext(
        "%(num)s person of %(people)s at the table has approved this page.",
        "%(num)s people of %(people)s at the table have approved this page.",
        page.approved,
        people=page.people,
    )


def page_data(page: PageRecord) -> dict[str, Any]:
    """The page for programs."""
    return {
        "key_points": [{"text": each.text, "refs": list(each.refs)} for each in page.points],
        "disagreement": page.disagreement.text if page.disagreement else None,
        "question": page.question.text if page.question else None,
        "speaker": speaker_data(page.speaker) if page.speaker else None,
        "approved": page.approved,
        "people": page.people,
        "signed": page.is_signed,
        "disputes": [
            {"field": each.field, "text": each.text, "reason": reason}
            for each in page.disputed
            for reason in each.disputes
        ],
    }


def speaker_data(speaker: Speaker) -> dict[str, Any]:
    """Who speaks for the table, for programs."""
    body = {"id": speaker.body.id, "name": speaker.body.name} if speaker.body else None
    return {"name": speaker.name, "body": body}
