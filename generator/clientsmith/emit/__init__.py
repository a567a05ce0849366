"""From names and plan to text: views decide, templates place."""
