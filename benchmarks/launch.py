"""Runs a command and tells its figures as JSON in a file: `python -S -E launch.py FILE COMMAND …`.

It is a small process of its own, since the system counts into a child's peak memory what its parent held.
"""

import json
import os
import subprocess
import sys
import time

begin = time.perf_counter()
process = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
figures = {
    "code": process.returncode,
    "cpu": usage.ru_utime + usage.ru_stime,
    "wall": time.perf_counter() - begin,
    "peak": usage.ru_maxrss / 1024,
}
with open(sys.argv[1], "w") as file:
    json.dump(figures, file)
