"""The chapters of a restitution: each is a function from the record to blocks."""
