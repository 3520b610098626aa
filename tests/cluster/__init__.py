"""Several processes on one database, and what goes wrong between them."""
