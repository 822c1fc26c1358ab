"""Mail on its way in, tried with mails of every kind that people and machines send."""
