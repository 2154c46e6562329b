"""Personal data that stands where too many can read it."""
