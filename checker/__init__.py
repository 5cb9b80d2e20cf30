"""zscheck: finds the figures of a news article that contradict each other."""

__version__ = "0.1.0"
