"""Lists of people, as organizers have them: pasted from a spreadsheet, or a CSV file."""

from facilitator.imports.people import Listed, Person, Problem, decoded, read_people

__all__ = ["Listed", "Person", "Problem", "decoded", "read_people"]
