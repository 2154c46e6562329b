"""recordroom (档案室): a git repository as an organisation's record room."""

__version__ = "0.2.0"
