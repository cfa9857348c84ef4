#!/usr/bin/env python3
"""qmp.py SOCKET COMMAND [JSON-ARGUMENTS] …: gives QEMU commands, one after another.

'wait-migration' waits until a state is written or read.
"""
import json
import socket
import sys
import time

MIGRATION_SECONDS = 60


class Monitor:
    def __init__(self, path):
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(path)
        self.file = connection.makefile("rw")
        self.file.readline()  # the greeting
        self.ask("qmp_capabilities")

    def ask(self, command, arguments=None):
        request = {"execute": command}
        if arguments:
            request["arguments"] = arguments
        self.file.write(json.dumps(request) + "\n")
        self.file.flush()
        while True:  # events come in between
            answer = json.loads(self.file.readline())
            if "error" in answer:
                sys.exit(f"{command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    def wait_for_migration(self):
        end = time.monotonic() + MIGRATION_SECONDS
        while time.monotonic() < end:
            status = self.ask("query-migrate")
            if status.get("status") == "completed":
                return
            if status.get("status") == "failed":
                break
            time.sleep(0.05)
        sys.exit("migration: " + json.dumps(status))


monitor = Monitor(sys.argv[1])
words = sys.argv[2:]
while words:
    command = words.pop(0)
    arguments = json.loads(words.pop(0)) if words and words[0].startswith("{") else None
    if command == "wait-migration":
        monitor.wait_for_migration()
    else:
        answer = monitor.ask(command, arguments)
        if answer:
            print(json.dumps(answer))
