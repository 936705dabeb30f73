"""Who may do what: tried out on everything there is."""
