"""Worked examples: facts, and what the law is to answer, as people write them in YAML."""
