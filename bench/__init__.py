"""Speed as ratios: ours against a floor that is measured in the same run."""
