"""The shelf: all plans of the library, templates, the bin, and the first start."""
