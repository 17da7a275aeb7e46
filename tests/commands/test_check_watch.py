"""``notelint check --watch`` as a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from queue import Empty, Queue

import pytest

from ..support import Blog, run

BAD = "The moon pulls the the water, and the wind pulls it too.\n"


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")
def test_what_changes_is_checked_again(blog: Blog) -> None:
    pytest.importorskip("watchfiles", reason="needs notelint[watch]")
    blog.write({"a.md": BAD})
    command = [sys.executable, "-m", "notelint", "check", "--watch", "--format", "concise", "-o", "out.txt", "."]
    process = subprocess.Popen(command, cwd=blog.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines: Queue[str] = Queue()
    assert process.stdout is not None
    stream = process.stdout
    reader = threading.Thread(target=lambda: [lines.put(line) for line in stream], daemon=True)
    reader.start()

    def rounds(number: int) -> str:
        """What is printed up to the end of so many rounds."""
        text = ""
        end = time.monotonic() + 60
        while number and time.monotonic() < end:
            try:
                line = lines.get(timeout=1)
            except Empty:
                continue
            text += line
            number -= "waiting for changes" in line
        assert not number, text
        return text

    try:
        assert "Found 1 warning in 1 file" in rounds(1)
        time.sleep(0.5)
        blog.write({"a.md": BAD.replace("the the", "the")})
        assert "Nothing found in 1 file" in rounds(1)
        blog.write({"b.md": BAD})
        assert "Found 1 warning in 2 files" in rounds(1)
        blog.write({"notelint.toml": "ignor = []\n"})
        assert 'did you mean "ignore"?' in rounds(1)
        blog.write({"notelint.toml": 'ignore = ["SP"]\n'})
        assert "Nothing found in 2 files" in rounds(1)
        time.sleep(1)
        assert lines.empty(), "what it writes itself is no change"
    finally:
        process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    reader.join(10)
    stream.close()
    assert not any("Traceback" in line for line in lines.queue)


def test_what_it_does_not_go_with(blog: Blog) -> None:
    for flags in (["-"], ["--write-baseline"], ["--diff"]):
        done = run(blog, "check", "--watch", *flags)
        assert done.returncode == 2
        assert "--watch" in done.stderr
