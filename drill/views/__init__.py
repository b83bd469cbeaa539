"""Values to lines of text. Views return and never print; nothing in them means something by colour alone."""
