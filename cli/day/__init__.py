"""A day's mail, played to the demo's company: sent, settled, and held against what was expected."""
