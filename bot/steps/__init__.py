"""Steps around the use cases that only a chat needs: done once however often it is tapped."""
