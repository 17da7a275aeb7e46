"""Spelling: which words are wrong, and what they were meant to be.

A word is reported only where it is unknown and a common word is near. ``lexicon`` knows words, ``candidates`` finds what is
near to one, ``morphology`` knows words that are made by rule, ``suspicion`` checks a word alone, ``post`` a whole post.
"""
