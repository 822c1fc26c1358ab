"""Tests tell behaviour: what a person does and is answered."""
