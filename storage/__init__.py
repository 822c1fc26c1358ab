"""Where everything is kept: tables, a module per aggregate, inboxes, outbox, files."""
