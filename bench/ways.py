"""Ways between the two ends of a trial: loopback, a veth pair, or a path that takes its time, each in namespaces of its own."""

import os
import subprocess
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
DELAY = HOME / "target" / "bench" / "delay"


class Loopback:
    name = "loopback"
    host = "127.0.0.1"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def at_server(self, words):
        return words

    at_client = at_server

    def missing(self):
        return None


class Veth:
    """Two namespaces of its own, and a pair between them as the kernel makes it, offloads and all."""

    name = "veth"
    host = "10.199.7.1"

    def __init__(self):
        self.ends = [f"tcppb{os.getpid()}{side}" for side in "ab"]

    def missing(self):
        return None if os.getuid() == 0 else "making network namespaces takes root"

    def __enter__(self):
        try:
            for end in self.ends:
                ip("netns", "add", end)
                ip("-n", end, "link", "set", "lo", "up")
            self.connect()
            for number, end in enumerate(self.ends, 1):
                ip("-n", end, "addr", "add", f"10.199.7.{number}/24", "dev", "v0")
                ip("-n", end, "link", "set", "v0", "up")
        except BaseException:
            self.__exit__()
            raise
        return self

    def connect(self):
        """Gives both namespaces an interface v0."""
        ip("-n", self.ends[0], "link", "add", "v0", "type", "veth", "peer", "name", "v0", "netns", self.ends[1])

    def __exit__(self, *_):
        for end in self.ends:
            subprocess.run(["ip", "netns", "del", end], check=False, stderr=subprocess.DEVNULL)

    def at_server(self, words):
        return ["ip", "netns", "exec", self.ends[0], *words]

    def at_client(self, words):
        return ["ip", "netns", "exec", self.ends[1], *words]


class Delayed(Veth):
    """The same with a path of jumbo frames on which each takes half of `round_trip_us`, and none is lost; see delay.c."""

    def __init__(self, round_trip_us):
        super().__init__()
        self.name = f"a path of {round_trip_us / 1000:g} ms"
        self.one_way_us = round_trip_us // 2
        self.process = None

    def missing(self):
        return super().missing() or (None if os.path.exists("/dev/net/tun") else "there is no /dev/net/tun")

    def connect(self):
        devices = [f"{end}v" for end in self.ends]
        self.process = subprocess.Popen([DELAY, *devices, str(self.one_way_us)], stdout=subprocess.PIPE)
        if self.process.stdout.readline() != b"ready\n":
            raise OSError("delay does not begin")
        for device, end in zip(devices, self.ends):
            ip("link", "set", device, "mtu", "9000", "txqueuelen", "60000", "netns", end)
            ip("-n", end, "link", "set", device, "name", "v0")

    def __exit__(self, *_):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
            self.process = None
        super().__exit__()


def ip(*words):
    subprocess.run(["ip", *words], check=True)
