"""The law, free of syntax: what was meant."""
