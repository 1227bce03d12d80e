"""The programs that give the pages their frame."""
