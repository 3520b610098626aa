"""What people and time do to complaints, one verb a module."""
