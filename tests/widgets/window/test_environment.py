"""What is set up before Qt starts."""

from __future__ import annotations

import sys

import pytest

HEAPS = """
import ctypes, re, sys, threading
from editor.ui.environment import share_heaps
share_heaps()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
there = threading.Barrier(12)

def work():
    libc.malloc(100)
    there.wait()

threads = [threading.Thread(target=work) for _ in range(12)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
file = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
print(len(re.findall("<heap nr=", open(sys.argv[1]).read())))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="of glibc")
def test_many_threads_share_two_heaps(fresh_python, tmp_path):
    """What is freed in one thread's own heap is of no use to the others: the process grows."""
    assert int(fresh_python(HEAPS, str(tmp_path / "heaps.xml"))) <= 2
