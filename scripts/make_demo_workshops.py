"""Make the demonstration's tables again: python scripts/make_demo_workshops.py [FOLDER]

The same script gives the same files; see src/goldthread/demo/data/README.md.
"""

import sys
from pathlib import Path

from goldthread.demo.synthesis.programme import DATA, make

if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
