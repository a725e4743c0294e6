"""Builds and starts the simulation, for bench/soak and bench/mutations."""
import glob
import os
import pathlib
import re
import shutil
import subprocess
import sys

HOME = pathlib.Path(__file__).resolve().parent.parent
LEAST_JAVA = 25
WORKERS = ("common/src/main/java", "worker/src/main/java", "worker/src/test/java/org/tcpp/sim")
SESSIONS = WORKERS + ("launcher/src/main/java", "launcher/src/test/java/org/tcpp/sim")


def processors():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def jdk():
    """The newest JDK that there is, of those that are new enough."""
    named = [os.environ.get(name) for name in ("JAVA25_HOME", "JAVA_HOME")]
    found = []
    for place in [place for place in named if place] + glob.glob("/usr/lib/jvm/*") + glob.glob(
            os.path.expanduser("~/.jdks/*")):
        release = pathlib.Path(place) / "release"
        if release.is_file() and (pathlib.Path(place) / "bin" / "javac").exists():
            version = re.search(r'JAVA_VERSION="(\d+)', release.read_text())
            if version and int(version[1]) >= LEAST_JAVA:
                found.append((int(version[1]), place))
    if not found:
        fail(f"no JDK {LEAST_JAVA} or newer in JAVA25_HOME, JAVA_HOME, /usr/lib/jvm or ~/.jdks")
    return pathlib.Path(max(found)[1]) / "bin"


def libraries():
    """What the workers need beside the JDK; ./tcpp unpacks it when it builds."""
    library = HOME / "launcher" / "target" / "tcpp" / "lib"
    if not list(library.glob("HdrHistogram*.jar")):
        subprocess.run([HOME / "tcpp", "--version"], check=True, stdout=subprocess.DEVNULL)
    return [str(jar) for jar in library.glob("*.jar") if not jar.name.startswith("tcpp-")]


def build(home, classes, sources):
    """Compiles the folders `sources` of the tree at `home`; the folder of the classes."""
    shutil.rmtree(classes, ignore_errors=True)
    classes.mkdir(parents=True)
    files = [str(path) for folder in sources for path in (home / folder).rglob("*.java")
               if not path.name.endswith("Test.java")]
    built = subprocess.run([jdk() / "javac", "--release", str(LEAST_JAVA), "-parameters", "-nowarn", "-d", classes,
                            "-cp", os.pathsep.join(libraries()), *files], capture_output=True, text=True)
    if built.returncode:
        fail(built.stderr)
    return classes


def command(classes, soak, first, count, most_failures):
    return [jdk() / "java", "-ea", "-XX:+UseSerialGC", "-Xmx300m", "-Xmn80m", "--add-exports",
            "java.base/jdk.internal.vm=ALL-UNNAMED", "-cp", os.pathsep.join([str(classes), *libraries()]),
            "org.tcpp.sim." + soak, str(first), str(count), str(most_failures)]


def fail(words):
    print(words, file=sys.stderr)
    sys.exit(2)
