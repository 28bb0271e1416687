"""The client for callers that block: no thread of its own, the caller's thread writes and reads the socket itself."""
