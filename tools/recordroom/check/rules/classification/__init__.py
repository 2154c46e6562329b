"""CLS: the disposal class of a record."""
