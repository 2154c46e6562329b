"""Holdings and policies to diagnostics. A check never writes."""
