"""Write translations in the format of their source, and make sure that its structure holds."""
