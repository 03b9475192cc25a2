"""One syntax for all layers: pure functions over ``Doc`` that tell who stands where in a clause.

``relations``: what a word is to the one that it hangs on, the vocabulary of the rest. ``clauses``: subjects, agents, objects, voice and
control. ``phrases``: conjuncts, possessors, apposition, what counts what. ``edges``: where the words of a noun or verb begin and end. Extractors ask
here and climb no tree for what stands here.
"""
