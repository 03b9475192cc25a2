"""The extractors: one module (or package) a layer, each a function over the document and what was found before.

``Found`` is what was found so far in one report; ``EXTRACTORS`` is the explicit order. An extractor gets the document, the
knowledge tables and ``Found`` and returns a tuple of frozen values of its layer.
"""
