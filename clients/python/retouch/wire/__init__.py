"""The wire without sockets: bytes and moments in, calls answered and bytes out. Protos/WIRE.md says what is on it."""
