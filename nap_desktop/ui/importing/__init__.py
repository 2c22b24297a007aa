"""An earlier plan on its way in: the document as paper, the outline that comes of it, corrections."""
