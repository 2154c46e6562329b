"""The commands; each module has its name and holds one `command`."""
