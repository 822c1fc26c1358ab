"""Mail on its way in: the mouths, the reading of mails, the decisions and the desk that acts."""
