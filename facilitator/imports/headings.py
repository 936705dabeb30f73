"""What headings of columns mean, in Italian, English and French, as organizers write them."""

from facilitator.text import body_key

LOOKED_AT = 10
LONGEST = 60
LEAST = 2
NAMES = {"name", "surname", "surname_name"}
PRIVATE = frozenset(
    "mail email pec courriel telefono tel cell cellulare phone mobile telephone portable fax indirizzo address adresse"
    " cf nascita nato nata birth birthday naissance password".split()
)
MEANINGS = {
    "surname_name": (
        "cognome e nome", "cognome nome", "surname and name", "surname name", "nom et prenom", "nom prenom",
    ),
    "name": (
        "nome e cognome", "nome cognome", "nome", "nominativo", "nomi", "partecipante", "partecipanti", "iscritto",
        "invitato", "persona", "name", "full name", "first name", "given name", "participant", "attendee", "prenom",
        "prenom et nom", "prenom nom",
    ),
    "surname": ("cognome", "surname", "last name", "family name", "nom de famille", "nom"),
    "body": (
        "ente", "ente di appartenenza", "ente organizzazione", "nome ente", "nome dell ente", "denominazione ente",
        "comune", "organizzazione", "organismo", "associazione", "amministrazione", "istituzione", "appartenenza",
        "body", "organisation", "organization", "municipality", "institution", "company", "organisme", "collectivite",
        "commune", "structure",
    ),
    "role": (
        "ruolo", "carica", "qualifica", "funzione", "incarico", "profilo", "role", "position", "job title", "title",
        "fonction", "titre",
    ),
    "first_choice": (
        "1a scelta", "prima scelta", "scelta 1", "1 scelta", "prima preferenza", "1a preferenza", "preferenza 1",
        "scelta", "preferenza", "tavolo", "tavolo scelto", "tavolo preferito", "tema", "tavolo 1", "tema 1",
        "first choice", "1st choice", "choice 1", "choice", "preferred table", "table", "theme", "topic",
        "premier choix", "1er choix", "choix 1", "choix",
    ),
    "second_choice": (
        "2a scelta", "seconda scelta", "scelta 2", "2 scelta", "seconda preferenza", "2a preferenza", "preferenza 2",
        "tavolo 2", "tema 2", "alternativa", "second choice", "2nd choice", "choice 2", "deuxieme choix",
        "second choix", "2e choix", "choix 2",
    ),
    "remote": (
        "modalita", "modalita di partecipazione", "partecipazione", "come partecipa", "in presenza", "presenza",
        "presenza o online", "in presenza o online", "in presenza online", "in sala", "da remoto", "online", "on line",
        "attendance", "in person", "remote", "participation", "presence", "en ligne", "a distance",
    ),
}  # fmt: skip
BY_WORDS = {words: meaning for meaning, all_words in MEANINGS.items() for words in all_words}


def meaning_of(heading: str) -> str | None:
    """What a heading says its column is; the longest beginning that is known decides."""
    key = body_key(heading)
    if not key or len(key) > LONGEST:
        return None
    words = key.split()
    beginnings = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    return next((BY_WORDS[beginning] for beginning in beginnings if beginning in BY_WORDS), None)


def is_private(heading: str) -> bool:
    """Whether a heading announces what is never kept: mail, phone, address, birth, tax code."""
    words = body_key(heading).replace("e mail", "email").split()
    return bool(PRIVATE & set(words)) or words[:2] == ["codice", "fiscale"]


def heading_place(rows: list[list[str]]) -> int | None:
    """Which of the first rows holds the headings, if any: lists may have a title above."""
    return next((place for place, row in enumerate(rows[:LOOKED_AT]) if is_heading(row)), None)


def is_heading(row: list[str]) -> bool:
    """A row that names people's names and one thing more, or three other things; no person has such a row."""
    found = {meaning for cell in row if (meaning := "private" if is_private(cell) else meaning_of(cell))}
    alone = len([cell for cell in row if cell]) == 1 and any(body_key(cell) in BY_WORDS for cell in row)
    return bool(found & NAMES) and (len(found) >= LEAST or alone) or len(found) > LEAST
