"""Who and what a report is about: what in it points to which rows of the registers."""
