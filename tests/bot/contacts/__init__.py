"""Customers in chat, joined by their own consent."""
