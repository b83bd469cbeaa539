"""Values to files and other programs, one module a format."""
