"""What people type: entries, days, commands in plain words, courtesies, filters."""
