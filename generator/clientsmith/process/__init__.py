"""How work is run: a second process, a bound on time, modules imported on first use."""
