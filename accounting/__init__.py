"""From a ready order to other systems: nothing is sent there yet, and the contracts hold the place."""
