"""What a mail may be wrapped in or carry that is not text: each read within bounds, or left a file."""
