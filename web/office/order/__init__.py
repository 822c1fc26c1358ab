"""The page of one order, and every deed on it, noun by noun."""
