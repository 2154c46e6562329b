"""Number series: their form, the numbers in use, the next one."""
