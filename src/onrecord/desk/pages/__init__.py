"""The pages of the desk, one module a kind. Each takes a request and gives an answer; what it asks of the record stands in the record."""
