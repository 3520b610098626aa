"""The collections in MongoDB; nothing else in the project knows the database."""
