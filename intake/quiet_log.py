"""Logging errors without the words in them, which may name people or quote mails."""

import logging
import traceback


def log_without_words(log: logging.Logger, what: str, error: BaseException) -> None:
    """Log an error by its sort and trace alone."""
    trace = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s: %s\n%s", what, type(error).__name__, trace)
