"""Everything a person can do, one plain function each: get, allow, check, change, save, tell."""
