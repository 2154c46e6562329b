"""What a pull request means for the record room, told to those who decide on it."""
