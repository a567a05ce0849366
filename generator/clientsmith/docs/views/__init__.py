"""Pages as final text: what templates place, in the markup of one medium."""
