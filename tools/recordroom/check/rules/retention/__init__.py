"""RET: how long records are kept."""
