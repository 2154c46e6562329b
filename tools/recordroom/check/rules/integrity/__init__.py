"""INT: the files of the room: links, names, strays, attachments."""
