"""`python -m eval ...` is `python app.py eval ...`."""

import sys

from app import main

if __name__ == "__main__":
    sys.argv[1:1] = ["eval"]
    main()
