"""The parts of the client: persons, groups and mailboxes as a story names them."""
