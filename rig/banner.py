#!/usr/bin/env python3
"""banner.py PORT: succeeds if an SSH server answers there."""
import socket
import sys

try:
    with socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=5) as connection:
        connection.settimeout(5)
        sys.exit(0 if connection.recv(4) == b"SSH-" else 1)
except OSError:
    sys.exit(1)
