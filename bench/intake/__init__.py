"""What intake makes of real, mutated and hostile mails, in figures beside their goals."""
