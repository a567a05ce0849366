"""Names that no package can have: Python's own modules, and what every client imports."""

from __future__ import annotations

from ..text.words import DEVICES, KEYWORDS

_STANDARD = frozenset("""
    abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore
    atexit audioop base64 bdb binascii bisect builtins bz2 calendar cgi cgitb chunk
    cmath cmd code codecs codeop collections colorsys compileall compression
    concurrent cprofile cProfile configparser contextlib contextvars copy copyreg crypt csv ctypes
    curses dataclasses datetime dbm decimal difflib dis distutils doctest email
    encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch
    fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib
    grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib
    inspect io ipaddress itertools json keyword lib2to3 linecache locale logging
    lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt
    multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator
    optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform
    plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr
    pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource
    rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site
    smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants
    sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable
    sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this
    threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc
    tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv
    warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc
    zipapp zipfile zipimport zlib zoneinfo
    """.split())
_NEEDED = frozenset("""
    annotated_types anyio certifi h11 httpcore2 httpx httpx2 pydantic pydantic_core
    pyreqwest typing_extensions typing_inspection
    """.split())

FRAMEWORKS = frozenset("""
    aiohttp apiflask bottle connexion django drf_spectacular drf_yasg falcon fastapi flask
    litestar ninja pyramid quart rest_framework sanic starlette tornado
    """.split())
"""What serves APIs: who has a client of their own server imports it, too."""

PACKAGES = _STANDARD | _NEEDED | FRAMEWORKS | DEVICES | KEYWORDS | {"test", "tests"}
"""Names that a package must not have: it could not be imported, or what it imports itself.
Modules of all versions of Python, so that each gives the same."""
