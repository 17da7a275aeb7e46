"""The only access to other machines: addresses to what is there. Nothing here knows of posts."""
