"""Every behaviour that a person can reach by the ``ordna`` command, as it is typed."""
