"""The page a browser shows: phones, a group and a mailbox side by side."""
