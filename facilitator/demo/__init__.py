"""Real stages with simulated people over real sockets, judged by the checker of what they saw."""
