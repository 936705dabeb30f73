"""Lists of people, as organizers have them: pasted, or as CSV, XLSX or ODS files."""
