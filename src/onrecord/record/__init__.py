"""The record: readings of many reports in one SQLite file, kept, asked and verified.

It knows the types alone. Readings come in as values; what reads files and writes their readings is ``onrecord.archive``.
"""
