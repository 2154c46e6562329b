"""Holdings and an audience to an edition, in memory. What is invisible is absent from here on."""
