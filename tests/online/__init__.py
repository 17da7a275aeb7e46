"""Tests of what asks other machines: all of them are on this one."""
