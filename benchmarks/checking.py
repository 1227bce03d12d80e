"""What the rules about the content cost: CPU seconds of each check on a generated library, beside reading it.

.venv/bin/python -m benchmarks.checking RECORDS
"""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.library import write_library
from benchmarks.measure import machine
from site_builder.checks import CHECKS
from site_builder.read import read
from site_builder.resolve import resolve


def main(records: int) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        write_library(Path(folder), records)
        begin = time.process_time()
        content, _ = read(Path(folder))
        middle = time.process_time()
        library, _ = resolve(content)
        print(f"{machine()}, {len(library.records)} records\n")
        print("| step | CPU s | complaints |\n| --- | --- | --- |")
        print(f"| read | {middle - begin:.2f} | |")
        print(f"| resolve | {time.process_time() - middle:.2f} | |")
        total = 0.0
        for check in CHECKS:
            begin = time.process_time()
            complaints = sum(1 for _ in check(library))
            total += (taken := time.process_time() - begin)
            print(f"| {check.__name__} | {taken:.2f} | {complaints} |")
        print(f"| all checks | {total:.2f} | |")


if __name__ == "__main__":
    main(int(sys.argv[1]))
