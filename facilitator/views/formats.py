"""Ways of holding a session that have proved themselves: each fills in agenda, tables and questions."""

from facilitator.views.format import Format
from facilitator.views.formats_at_tables import in_a_hall, thematic_tables, three_groups
from facilitator.views.formats_in_plenary import comparison, indicators, practices, reflection, talks, training


def formats() -> list[Format]:
    """All of them, in the language of the page."""
    return [
        thematic_tables(),
        training(),
        talks(),
        three_groups(),
        in_a_hall(),
        comparison(),
        practices(),
        indicators(),
        reflection(),
    ]
