"""The work itself: what an order is, what may be done with it, by whom. Standard library only."""
