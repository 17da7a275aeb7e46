"""The other files of the blog."""
