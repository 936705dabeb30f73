"""What a page says of a list of people: why it cannot be read, what a row needs, what its columns are."""

from facilitator.imports.limits import COLUMNS_READ
from facilitator.imports.people import Problem
from facilitator.language import gettext, ngettext
from facilitator.operations.invitations import IMPORT_LIMIT


def fault(code: str) -> str:
    """Why a file or a pasted text is no list, and what to do."""
    code, _, line = code.partition(":")
    return {
        "nothing": gettext("Choose a file, or paste the list."),
        "empty": gettext("There is nothing in it: choose the file with the list."),
        "too_large": gettext(
            "The file is larger than 5 MB: a list of names is much smaller. Keep only the list in it."
        ),
        "too_many": gettext("At most %(num)s people at once: divide the list.", num=IMPORT_LIMIT),
        "huge": gettext(
            "The file is small and grows to something huge: copy the list into a new file, and choose that."
        ),
        "far": gettext("Something is written very far from the list, to the right: copy the list into a new sheet."),
        "too_much": gettext(
            "There is more text in it than in a list of people: keep only the columns with names, bodies, roles and"
            " choices."
        ),
        "wide": gettext(
            "More than %(num)s columns have something in them: keep only those with names, bodies, roles and choices.",
            num=COLUMNS_READ,
        ),
        "open_quote": gettext(
            "In line %(line)s a quotation mark opens and nothing closes it: the rows after it would become one. Close"
            " it or delete it.",
            line=line,
        ),
        "encrypted": gettext("The file has a password: save it without one, and choose it again."),
        "old_excel": gettext("This is a file of an old Excel (.xls): save it as .xlsx or as CSV."),
        "pdf": gettext("This is a PDF, whatever its name: choose the spreadsheet it was made from, or paste the list."),
        "unknown": gettext("This is no list that can be read here: save it as .xlsx, .ods or CSV."),
        "old_page": gettext("This page was open too long: choose the file again."),
    }.get(code, gettext("The file is damaged: open it, save it as .xlsx, .ods or CSV, and choose it again."))


def problem(found: Problem) -> str:
    """What keeps a row out."""
    if found.code == "no_name":
        about = gettext("The name is missing. The body is %(body)s.", body=found.about)
        return about if found.about else gettext("The name is missing.")
    return {
        "long_name": gettext("The name is longer than 80 characters: is it another column?"),
        "long_body": gettext("The body is longer than 200 characters: is it another column?"),
        "office": gettext("It does not say of which body."),
        "unsure_body": gettext("It may be a body that is known by another name."),
        "slip": gettext("Other rows write nearly the same: it may be the same body."),
    }[found.code]


def remark(same: list[Problem], tables: int) -> tuple[str, str]:
    """What is good to know of rows that are fine, and what becomes of them."""
    found, name, about = same[0], same[0].written, same[0].about
    return {
        "twice": (gettext("It is in row %(row)s already.", row=about), gettext("Enters once")),
        "no_body": (gettext("The body is missing."), gettext("Enters without a body")),
        "other_spelling": (gettext("Another name of a known body."), about),
        "given_name": (gettext("Another name of a known body."), about),
        "own_body": (gettext("It is not %(body)s.", body=about), gettext("Enters as a body of its own")),
        "namesake": (gettext("Somebody else of this name is on the list."), gettext("Enters as another person")),
        "unknown_role": (gettext("This role is not known here."), gettext("Enters as “other”")),
        "unknown_table": (
            ngettext("There is one table.", "There are %(num)s tables.", tables) if name[-1:].isdigit()
            else gettext("No table has this theme."),
            gettext("Enters without this choice"),
        ),
        "same_table": (gettext("It is the first choice already."), gettext("Enters without this choice")),
        "one_way": (gettext("In this session all take part in the same way."), gettext("Enters without it")),
        "unknown_place": (gettext("It does not say whether in the hall or online."), gettext("Enters without it")),
        "already": (
            ngettext("Is on the list already.", "%(num)s people are on the list already.", len(same)),
            gettext("Stays as it is"),
        ),
        "homonym": (
            gettext("This name is on the list for %(body)s.", body=about)
            if about
            else gettext("This name is on the list without a body."),
            gettext("Enters as another person"),
        ),
    }[found.code]  # fmt: skip


def acts() -> dict[str, tuple[str, str]]:
    """How what was taken for certain is undone, and taken for certain again: the field, and the words of its button."""
    another, same = gettext("It is somebody else"), gettext("It is the same person")
    return {
        "already": ("namesake", another),
        "changed": ("namesake", another),
        "twice": ("namesake", another),
        "namesake": ("no-namesake", same),
        "other_spelling": ("own_body", gettext("It is another body")),
        "own_body": ("no-own_body", gettext("It is the same body")),
    }


def meanings() -> dict[str, str]:
    """What a column can be."""
    return {
        "name": gettext("Name"),
        "surname_name": gettext("Name, with the surname first"),
        "surname": gettext("Surname"),
        "body": gettext("Body"),
        "role": gettext("Role"),
        "first_choice": gettext("First choice"),
        "second_choice": gettext("Second choice"),
        "remote": gettext("In the hall or online"),
    }


def places() -> dict[bool, str]:
    """How somebody takes part."""
    return {True: gettext("online"), False: gettext("in the hall")}


def said(counts: dict[str, int]) -> str:
    """What became of the list."""
    parts = (
        (counts["created"], ngettext("%(num)s person added", "%(num)s people added", counts["created"])),
        (counts["updated"], ngettext("%(num)s changed", "%(num)s changed", counts["updated"])),
        (counts["skipped"], ngettext("%(num)s was on the list", "%(num)s were on the list", counts["skipped"])),
    )
    return ", ".join(sentence for count, sentence in parts if count) + "."
