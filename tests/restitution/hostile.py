"""What people may type, and what a careless export would lose, break or obey."""

HOSTILE = {
    "quotes": 'Ha detto: "non serve" — l\'ufficio, «davvero», “sì”.',
    "a formula": "=1+1",
    "a formula call": '=HYPERLINK("http://example.org";"qui")',
    "a plus sign first": "+39 011 555",
    "a script": "<script>alert(1)</script>",
    "markup": '</textarea></style><img src=x onerror="alert(1)">&amp;&lt;',
    "a tree and a farmer": "Più alberi 🌳 e chi li cura 👩‍🌾!",
    "Arabic": "نريد حديقة للجميع",
    "Hebrew": "גינה לכולם בשכונה",
    "both directions": "Il cartello dice שלום e basta.",
    "4,000 characters": ("Una nota lunga che va a capo da sola. " * 106)[:4000].strip(),
    "a word of 300 letters": "preci" + "pitevolis" * 32 + "simevol",
    "a long address": "https://www.comune.example.it/" + "amministrazione-condivisa/" * 6 + "?id=1&x=2#fine",
    "Markdown": "# Titolo\n\n* uno\n- due\n1. tre\n> quattro\n| a | b |\n---\n===\n`x` **y** _z_ ~~w~~ [a](b) ![c](d)",
    "Typst": '#import "/etc/passwd": * #panic() $x^2$ @nota <nota> `raw` *b* _e_ [c] \\ ~ -- --- \'"',
    "line breaks": "Prima riga\nSeconda riga\n\nDopo una riga vuota\n    rientrata\tcon tabulazione",
    "Jinja": "{{ 7 * 7 }} {% raw %} {# no #}",
    "signs": "€ 1.000 ± 5 % ≤ ½ → ☎ ① © №",
    "accents of all kinds": "Leinì, Forlì, Agliè; čšž ąęł ğış őű ñ ç ø å ß",
    "no sign of any font": "中文 and \U000120e6: ✓",
    "two percents": "100% %(notes)s %s {ref} {page}",
}

RIGHT_TO_LEFT = {"Arabic", "Hebrew"}
WITHOUT_SHAPE = {"no sign of any font"}
