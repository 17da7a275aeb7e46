"""JSON Schemas: where they are, whether a value fits, errors in words."""
