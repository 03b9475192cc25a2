"""The data tables and their one loader.

What a political scientist would want to change (verbs, offices, codes, units) is a table here, not code. A table is a CSV
file with a header; a directory given by the user may hold tables of the same names, laid over the shipped ones: a row whose
key (see its schema, ``data/NAME.toml``) equals a shipped row's replaces it, a row whose column ``drop`` says ``yes`` removes it, any other is
added. The words that rules of the language ask for are lists in the table ``words`` (``word_list``).
"""

from onrecord.knowledge.loader import Knowledge
from onrecord.knowledge.rows import Row
from onrecord.knowledge.schemas import Schema, schema, tables
from onrecord.knowledge.words import word_list, word_order, word_values

__all__ = ["Knowledge", "Row", "Schema", "schema", "tables", "word_list", "word_order", "word_values"]
