"""The pages' figures: 100,000 orders, and what those who look at them wait for."""
