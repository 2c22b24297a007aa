"""A form in the manner of the matrix that comes back: what it says of each cell of the coverage."""
