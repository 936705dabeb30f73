"""The stage of Collegno, 12 March 2021: its tables, its bodies, and a workbook of fifty invented people."""

import io
from itertools import cycle
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

THEMES = (
    "Comunicazione interna",
    "Comunicazione esterna",
    "Beni comuni immateriali",
    "Sicurezza e responsabilità nella gestione dei Patti di collaborazione",
)
BODIES = (
    "Comune di Collegno",
    "Comune di Torino",
    "Comune di Chieri",
    "Comune di Sant'Antonino di Susa",
    "Comune di Grugliasco",
    "Comune di Chivasso",
    "Comune di Piossasco",
    "Comune di Leinì",
    "Comune di Druento",
    "Comune di Torre Pellice",
    "Comune di Susa",
    "Comune di Condove",
    "Comune di Pinerolo",
    "Comune di Almese",
    "Comune di Settimo Torinese",
)
VARIANTS = {
    17: "torino",
    18: "Chieri",
    19: "COMUNE DI S. ANTONINO DI SUSA",
    23: "Comune di Leini",
    31: "Comune di Colegno",
}
SURNAMES = (
    "Perotti", "Bertone", "Gallo", "Rosso", "De Luca", "Blanc", "Ferrero", "Conti", "Moretti", "Marino",
)  # fmt: skip
NAMES = ("Giulia", "Marco", "Ada", "Ugo", "Lia")
ROLES = ("Funzionaria", "Assessore", "Sindaca", "Dirigente", "Consigliere comunale")
CHOICES = ("1", "Tavolo 2", "Beni comuni immateriali", "4", "comunicazione esterna", "")


def the_list() -> bytes:
    """The fifty people as an organizer keeps them: a title above, Italian headings, spellings as they come."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Iscritti"
    sheet["A1"], sheet["A1"].font = "Patti di collaborazione: incontro di Collegno", Font(bold=True, size=14)
    sheet["A2"] = "Elenco iscritti al 5 marzo 2021"
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(["N.", "Cognome", "Nome", "Ente di appartenenza", "Ruolo", "E-mail", "1ª scelta", "2ª scelta"])
    choices = cycle(CHOICES)
    for place in range(50):
        surname, name = SURNAMES[place // 5], NAMES[place % 5]
        body = VARIANTS.get(place, BODIES[place % len(BODIES)])
        mail = f"{name}.{surname}@example.org".lower().replace(" ", "")
        first, second = next(choices), "Tavolo 3" if place % 4 == 0 else ""
        sheet.append([place + 1, surname, name, body, ROLES[place % 5], mail, first, second])
    for column in "BCDF":
        sheet.column_dimensions[column].width = 28
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
