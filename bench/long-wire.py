"""A wire between two network namespaces that is long and loses packets, where the kernel has no netem.

    python3 long-wire.py <delay, ms> <loss, 0 to 1> <namespace>=<address>/<prefix> <namespace>=<address>/<prefix>

Each end is a TUN device; every packet is carried to the other end so much later, or dropped. TCP on both sides sees a
real round trip and real loss, and sends again by itself. Needs root and /dev/net/tun; says "ready", and how many packets it carried
and dropped when it is ended.
"""

import collections
import fcntl
import os
import random
import select
import signal
import struct
import subprocess
import sys
import time

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
delay, loss = float(sys.argv[1]) / 1000, float(sys.argv[2])


def open_end(name, namespace, address):
    end = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(end, TUNSETIFF, struct.pack("16sH22s", name.encode(), IFF_TUN | IFF_NO_PI, b""))
    subprocess.run(["ip", "link", "set", name, "netns", namespace], check=True)
    subprocess.run(["ip", "-n", namespace, "addr", "add", address, "dev", name], check=True)
    subprocess.run(["ip", "-n", namespace, "link", "set", name, "up"], check=True)
    return end


ends = [open_end(f"longwire{n}", *given.split("=")) for n, given in enumerate(sys.argv[3:5])]
on_the_way = collections.deque()  # the delay is the same for all: first in, first out
carried = dropped = 0
ended = []
signal.signal(signal.SIGTERM, lambda *_: ended.append(True))
print("ready", flush=True)
while not ended:
    wait = max(0, on_the_way[0][0] - time.monotonic()) if on_the_way else 0.5
    readable, _, _ = select.select(ends, [], [], wait)
    for end in readable:
        packet = os.read(end, 65536)
        if random.random() < loss:
            dropped += 1
        else:
            on_the_way.append((time.monotonic() + delay, ends[1 - ends.index(end)], packet))
    while on_the_way and on_the_way[0][0] <= time.monotonic():
        _, other, packet = on_the_way.popleft()
        os.write(other, packet)
        carried += 1
print(f"{carried} packets carried, {dropped} dropped", flush=True)
