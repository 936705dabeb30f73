"""Runs a command and says what it cost: a program so small that the memory counted is that of the command alone."""

import json
import resource
import subprocess
import sys

code = subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as told:
    json.dump({"cpu": used.ru_utime + used.ru_stime, "mib": used.ru_maxrss / 1024}, told)
sys.exit(code)
