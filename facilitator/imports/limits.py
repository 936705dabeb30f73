"""How much of a list is read, and what the form may bring back of it: more is no list of people."""

ROWS_LIMIT = 2050
COLUMNS_LIMIT = 60
COLUMNS_READ = 25
CELL_LIMIT = 500
TEXT_LIMIT = 1_000_000
SHEETS_LIMIT = 20
FARTHEST_ROW = 10_000_000
