"""The ``ordna`` command, one module per noun."""
