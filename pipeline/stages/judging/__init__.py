"""What is known of a delivered translation: confidence, and which of its words are in doubt."""
