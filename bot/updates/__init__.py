"""How updates come in, are worked off one transaction each, and are answered."""
