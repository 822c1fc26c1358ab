"""How fast letters and papers are made and leave."""
