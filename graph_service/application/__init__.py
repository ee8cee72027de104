"""The use cases, each a sentence, and the ports through which they reach the world."""
