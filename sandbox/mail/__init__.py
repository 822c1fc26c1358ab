"""The post office of the sandbox: a mailbox per address, and letters that go out over SMTP."""
