"""The conformance suite's runner."""
