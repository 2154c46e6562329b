"""The files of `policies/` as typed values, each fault with its place."""
