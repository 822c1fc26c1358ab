"""Pages for those who are not in chat, and the machines that look after the service."""
