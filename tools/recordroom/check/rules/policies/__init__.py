"""POL: what the organisation has decided, judged by itself."""
