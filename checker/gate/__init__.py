"""The CI gate: configuration, the cache of results, worker processes, baseline and changed lines."""
