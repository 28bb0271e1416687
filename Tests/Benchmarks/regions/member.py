"""Copies one member of a wheel to a file, where the wheel has it.

Usage: member.py WHEEL MEMBER TARGET
"""

import pathlib
import sys
import zipfile


def main():
    wheel, member, target = sys.argv[1:]
    with zipfile.ZipFile(wheel) as archive:
        if member in archive.namelist():
            pathlib.Path(target).write_bytes(archive.read(member))


if __name__ == "__main__":
    main()
