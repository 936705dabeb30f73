"""A realistic session: Chieri, 11 December 2020, 21 people of 7 bodies, three tables, 41 invented notes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from facilitator.restitution.page_record import PageRecord, Sentence
from facilitator.restitution.record import (
    ActivityRecord,
    AnswerRecord,
    BodyRecord,
    Named,
    NoteRecord,
    Record,
    TableRecord,
    Withheld,
    WorkshopRecord,
)

START = datetime(2020, 12, 11, 9, 0, tzinfo=UTC)
TOWNS = ("Chieri", "Chivasso", "Collegno", "Druento", "Leinì", "Sant'Antonino di Susa", "Torino")
PEOPLE = (5, 3, 3, 2, 2, 2, 4)
BODIES = tuple(
    BodyRecord(f"body-{number}", f"Comune di {town}", people)
    for number, (town, people) in enumerate(zip(TOWNS, PEOPLE, strict=True), 1)
)

INTERNAL = (
    "Nel nostro ufficio il Patto lo conosce una persona sola: quando è in ferie si ferma tutto.",
    "Serve un referente per ogni settore, non un ufficio che fa tutto da solo.",
    "Le riunioni fra settori ci sono, ma nessuno scrive che cosa si decide.",
    "Abbiamo fatto una scheda di una pagina per spiegare il regolamento ai colleghi: la usano.",
    "I tecnici ci chiamano quando il problema è già scoppiato.",
    "Un gruppo di lavoro intersettoriale che si vede ogni due mesi, sempre lo stesso giorno.",
    "La formazione è stata fatta solo a chi era già convinto.",
    "Chi firma il Patto? Da noi tre uffici hanno dato tre risposte.",
    "Manca un posto unico dove trovare i Patti attivi, anche per noi che ci lavoriamo.",
    "Il tempo dedicato ai Patti non è in nessun piano: è lavoro invisibile.",
    "Mettere l'amministrazione condivisa fra gli obiettivi dei dirigenti.",
    "Affiancamento: chi ha già fatto un Patto accompagna chi fa il primo.",
    "I vigili vanno coinvolti prima, non il giorno dell'intervento in piazza.",
)
EXTERNAL = (
    "Una pagina sola per ogni Patto: che cosa, dove, con chi, a chi telefonare.",
    "«Amministrazione condivisa» non dice niente a chi non ci lavora: parliamo di cura dei luoghi.",
    "Il regolamento sta fra gli atti, in fondo al sito. Nessun cittadino lo trova.",
    "Le serate di quartiere portano persone diverse da quelle che seguono la pagina del Comune.",
    "I nuovi residenti non li raggiunge nessuno: né le associazioni né il sito.",
    "Prima di pubblicare un testo lo facciamo leggere a tre persone che non lavorano qui.",
    "Serve un modulo semplice per proporre, anche a voce, anche allo sportello.",
    "I social: per alcuni l'ufficio non può rispondere la sera, per altri i cittadini sono solo lì.",
    "Una targa nel luogo curato dice più di dieci comunicati.",
    "Raccontare anche i Patti che non hanno funzionato, e perché.",
    "Mappa dei Patti attivi aggiornata una volta al mese.",
    "Le scuole sono il posto dove si arriva alle famiglie.",
    "Il passaparola delle associazioni funziona, ma resta dentro le associazioni.",
    "Un numero di telefono con una persona che risponde.",
)
COMMONS = (
    "La memoria del quartiere è un bene comune: chi la raccoglie?",
    "Le feste di borgata tengono insieme il paese e nessuno le considera un bene.",
    "Il sapere di chi cura gli orti: se non si passa si perde.",
    "Una ricetta, un dialetto, un sentiero: sono beni se qualcuno se ne prende cura insieme.",
    "Il regolamento parla di beni immateriali in una riga sola.",
    "Come si misura un Patto che non ripara niente ma fa incontrare le persone?",
    "La biblioteca vivente: persone che raccontano un mestiere.",
    "Anche i dati aperti del Comune sono un bene comune, se qualcuno li sa leggere.",
    "Un archivio di fotografie di famiglia, con il permesso delle famiglie.",
    "La fiducia fra uffici e cittadini è il primo bene immateriale, e si consuma.",
    "Patti con le bande musicali e i cori: portano ragazzi e nonni nella stessa stanza.",
    "Il rischio è che diventi tutto: decidere insieme che cosa non è un bene comune.",
    "Il digitale può custodire la memoria, ma ci vuole chi la tiene viva.",
    "Fare un elenco per cominciare: ogni Comune porta tre beni immateriali che cura già.",
)

OWED = "Come si misura un Patto che non ripara niente ma fa incontrare le persone?"
ANSWERED = "Chi firma il Patto? Da noi tre uffici hanno dato tre risposte."
ANSWERS = {
    OWED: AnswerRecord("owed", None, Named("body-3", "Comune di Collegno"), date(2020, 12, 31)),
    ANSWERED: AnswerRecord(
        "answered", "il dirigente, se il regolamento lo dice.", Named("body-1", "Comune di Chieri"), None
    ),
}


def chieri() -> Record:
    """The session as its facilitators get it."""
    return Record(
        workshop=workshop(),
        edition="internal",
        generated_at=START + timedelta(hours=4),
        streams={"workshop:chieri": 38, "table:table-1": 31, "table:table-2": 34, "table:table-3": 33},
        activities=activities(),
        tables=(
            TableRecord("table-0", 0, "Plenaria", "activity-4"),
            table(1, "Comunicazione e organizzazione interna degli uffici", INTERNAL, 7, binned=1),
            table(2, "Comunicazione esterna verso i cittadini", EXTERNAL, 8, hidden="Una persona è riconoscibile."),
            table(3, "Beni comuni immateriali", COMMONS, 6),
        ),
        bodies=BODIES,
        people=sum(PEOPLE),
        roles={"mayor": 1, "assessor": 3, "councillor": 2, "executive": 3, "officer": 11, "other": 1},
    )


def workshop() -> WorkshopRecord:
    return WorkshopRecord(
        id="chieri",
        title="Chieri",
        date=date(2020, 12, 11),
        starts_at=START,
        time_zone="Europe/Rome",
        mode="online",
        host="Comune di Chieri",
        place=None,
        language="it",
        naming="bodies",
        status="closed",
    )


def activities() -> tuple[ActivityRecord, ...]:
    planned = (
        ("welcome", "Saluti e presentazione", 15),
        ("talk", "L'amministrazione condivisa dei beni comuni", 25),
        ("tables", "Lavoro ai tavoli", 50),
        ("plenary", "Restituzione in plenaria", 30),
        ("closing", "", 10),
    )
    starts = [START + timedelta(minutes=sum(length for *_, length in planned[:number])) for number in range(5)]
    return tuple(
        ActivityRecord(
            f"activity-{number}", kind, title, "ended", number, length, start, start + timedelta(minutes=length)
        )
        for number, ((kind, title, length), start) in enumerate(zip(planned, starts, strict=True), 1)
    )


def table(
    number: int, theme: str, texts: tuple[str, ...], people: int, binned: int = 0, hidden: str = ""
) -> TableRecord:
    prompts = (
        Named(f"prompt-{number}-1", "Che cosa funziona già, e che cosa ci ferma?"),
        Named(f"prompt-{number}-2", "Che cosa possiamo fare insieme da domani?"),
    )
    notes = tuple(note(number, place, text, prompts[place % 2].id) for place, text in enumerate(texts, 1))
    return TableRecord(
        id=f"table-{number}",
        number=number,
        theme=theme,
        activity="activity-3",
        prompts=prompts,
        notes=notes,
        withheld=(Withheld(f"T{number}-{len(texts) + 1}", hidden),) if hidden else (),
        binned=binned,
        people=people,
        sent=people,
        bodies=tuple(sorted(body.name for body in BODIES if int(body.id[-1]) % 3 != number % 3 or body.people > 3)),
    )


def note(table: int, number: int, text: str, prompt: str | None) -> NoteRecord:
    body = BODIES[(number * 3 + table) % len(BODIES)]
    return NoteRecord(
        id=f"note-{table}-{number}",
        number=number,
        ref=f"T{table}-{number}",
        prompt=prompt,
        text=text,
        card_type="question" if text.endswith("?") else None,
        fields={},
        body=Named(body.id, body.name),
        author=Named(f"person-{number}", "Chiara Bertone"),
        source="paper" if number % 6 == 0 else "phone",
        revision=1,
        late=number == len(EXTERNAL) and table == 2,
        added_at=START + timedelta(minutes=40 + number * 3, seconds=7 * table),
        answer=ANSWERS.get(text),
    )


def with_notes(*texts: str, naming: str = "names") -> Record:
    """The same session, where table 1 holds these notes."""
    record = chieri()
    notes = tuple(note(1, number, text, "prompt-1-1") for number, text in enumerate(texts, 1))
    tables = (record.tables[0], replace(record.tables[1], notes=notes), *record.tables[2:])
    return replace(record, tables=tables, workshop=replace(record.workshop, naming=naming, language="en"))


def in_language(language: str) -> Record:
    """The same session, held in another language."""
    return replace(chieri(), workshop=replace(workshop(), language=language))


def with_page() -> Record:
    """The same session in English, where table 1 has filled its page."""
    record = in_language("en")
    plenary, first, *others = record.tables
    points = (
        Sentence("point_1", "Serve un referente", ("T1-2",)),
        Sentence("point_2", "Formare tutti, non i convinti"),
    )
    page = PageRecord(points, None, None, None, approved=2, people=7)
    return replace(record, tables=(plenary, replace(first, page=page), *others))
