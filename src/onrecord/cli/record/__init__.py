"""The commands over a record: adding to it, asking it, and looking after it."""
