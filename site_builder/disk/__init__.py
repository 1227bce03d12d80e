"""Everything that touches the disk below the stages: how files of a project are listed and opened."""
