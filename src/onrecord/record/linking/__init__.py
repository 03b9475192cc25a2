"""Links between reports: copies, actors, places, retellings and occurrences. Each says why, and is the same in any order of adding."""

from onrecord.record.linking.run import TABLES, OnStage, extend, forget, relink

__all__ = ["TABLES", "OnStage", "extend", "forget", "relink"]
