"""The whole product under fire: processes killed, wires cut, updates repeated, and nothing may be lost."""
