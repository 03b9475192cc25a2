"""Views: a reading -> a page in the terminal, HTML, tables, JSON, GeoJSON, PLOVER and CAMEO. They know the types alone."""
