"""How the tables came to be, step by step, for databases of earlier versions."""
