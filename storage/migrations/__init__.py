"""The database's steps from one shape to the next, run by ``storage.upgrade``."""
