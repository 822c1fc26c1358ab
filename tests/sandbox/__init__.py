"""The sandbox is tried by a real bot library, real SMTP and a real browser."""
