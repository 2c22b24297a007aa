"""Pages: documents typeset by the program itself, for the screen, for PDF and for printers."""
