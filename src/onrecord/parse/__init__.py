"""Blocks -> Doc: the only part that loads a language model.

``pieces`` tells what of a report goes to the model, ``loading`` loads and checks it, ``model`` runs it and gives plain rows,
``parser`` makes documents of them. ``words`` and ``encoding`` are how the model runs faster than its own pipeline does, with the
same result: what depends on a word alone is worked out once and remembered.
"""

from onrecord.config import DEFAULT_MODEL
from onrecord.parse.loading import load, model_hash
from onrecord.parse.parser import Parser
from onrecord.parse.pieces import LONGEST, LONGEST_WORD, PARSED, pieces

__all__ = ["DEFAULT_MODEL", "LONGEST", "LONGEST_WORD", "PARSED", "Parser", "load", "model_hash", "pieces"]
