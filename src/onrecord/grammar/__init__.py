"""One syntax for all layers: pure functions over ``Doc`` that tell who stands where in a clause.

``clauses``: subjects, agents, objects, voice and control. Extractors ask here and climb no tree for what stands here.
"""
