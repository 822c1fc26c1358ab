"""Photos and files: fetched after the turn, looked at for codes, and told of when they never come."""
