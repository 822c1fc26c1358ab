"""The composition root: environment -> parts -> wiring. Nobody but the command line imports it."""
