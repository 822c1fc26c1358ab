"""Registers as files: read from whatever Excel and other systems export, written the same way."""
