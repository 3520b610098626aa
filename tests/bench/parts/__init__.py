"""One module a part: `measure(load, folder)` gives what was found."""
