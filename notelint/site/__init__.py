"""How the blog publishes its posts."""
