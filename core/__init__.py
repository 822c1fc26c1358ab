"""The work: frozen records, use cases, catalogues and ports; standard library only."""
