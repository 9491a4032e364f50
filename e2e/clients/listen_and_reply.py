"""A Hearth client in thirty lines: listen on one thread, write on the other.

usage: listen_and_reply.py HOST PORT [--ca FILE]    (with --ca: over TLS, and the host's name is checked)
"""
import socket, ssl, sys, threading


def connect(host, port, ca=None):
    sock = socket.create_connection((host, port), timeout=10)
    if ca:
        sock = ssl.create_default_context(cafile=ca).wrap_socket(sock, server_hostname=host)
    sock.settimeout(None)
    return sock


def listen(sock):
    for line in sock.makefile(encoding="utf-8", newline="\n"):
        print(line, end="", flush=True)


def reply(sock):
    for line in sys.stdin:
        sock.sendall(line.encode("utf-8"))
        if line.strip() == "/exit":
            break


host, port, *ca = [word for word in sys.argv[1:] if word != "--ca"]
with connect(host, int(port), *ca) as sock:
    listener = threading.Thread(target=listen, args=(sock,), daemon=True)
    listener.start()
    reply(sock)
    listener.join(timeout=5)
