# with-password.py PASSWORD COMMAND…   Runs it on a terminal of its own and types the password when it is asked for one.
import os, pty, sys

pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
seen = b""
while True:
    try:
        part = os.read(terminal, 4096)
    except OSError:  # the other end is closed
        break
    if not part:
        break
    os.write(1, part)
    seen = (seen + part)[-200:]
    if b"password" in seen and seen.endswith(b": "):
        os.write(terminal, sys.argv[1].encode() + b"\n")
        seen = b""
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
