"""What mails tell beside their words."""
