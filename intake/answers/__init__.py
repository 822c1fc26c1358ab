"""What short answers say, in the words of those who write them: a booking's, a supplier's, a yes."""
