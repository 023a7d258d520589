"""What was found, in words for people and in data for programs."""
