"""Builds that are helped by the notes of earlier ones, beside builds from nothing."""

import pytest

pytest.register_assert_rewrite("tests.remembered.standing")
