"""The law by itself: one JSON question a line from standard input, one JSON answer a line, in order."""

import signal
import sys

from benefits.questions import answer_lines

if __name__ == "__main__":
    # Like other tools in a pipe: end quietly when the reader is gone, or at Ctrl-C.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    answer_lines(sys.stdin.buffer, sys.stdout.buffer)
