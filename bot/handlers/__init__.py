"""Handlers, one module per noun: what was said becomes one command, what came of it one answer."""
