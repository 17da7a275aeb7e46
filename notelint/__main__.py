"""The process, as ``notelint`` and as ``python -m notelint``: with what a shell expects of signals and closed pipes.

What costs time to import is imported where an interrupt is already waited for, so that none is met by a traceback.
"""

import gc
import os
import sys


def run() -> int:
    """Run the command line and return the exit code: that of ``cli.main``, or what a shell calls the end by a signal."""
    try:
        gc.set_threshold(100_000, 50, 50)  # reports hold no cycles, and looking for them takes long
        _listen()
        from .cli import main

        _open_streams()
        code = main()
        sys.stdout.flush()
        gc.freeze()  # nor are they looked for while the interpreter ends
    except BrokenPipeError:
        code = 141  # 128 and the number of SIGPIPE
        _discard_output()
    except OSError as error:  # a folder that may not be searched, or a full disk after standard output
        what = f"can't read {error.filename}" if error.filename else "can't write the output"
        from .reporters.escape import safe

        print(f"notelint: {safe(what)}: {error.strerror or error}", file=sys.stderr)
        code = 2
        _discard_output()
    except KeyboardInterrupt as interrupt:
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses it twice wants no traceback either
        code = interrupt.args[0] if interrupt.args else 130
        _discard_output()
    return code


def _listen() -> None:
    """Make the signals that end a process undo what is half done, as Ctrl-C does; one that is ignored stays so (nohup)."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, frame: object) -> None:
    import signal

    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt(128 + number)


def _open_streams() -> None:
    """Let any text be printed, with the same line ends everywhere; what is closed is empty, or takes and forgets it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  for as long as it runs
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")


def _discard_output() -> None:
    """Keep the interpreter from writing at its end what could not, or should no longer, be written."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    if sys.path[0] in ("", os.getcwd()):  # nothing is imported from the folder where it runs: it may be a stranger's
        del sys.path[0]
    sys.exit(run())
