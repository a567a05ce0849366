"""Names of the generated package itself, which no name of a document may take."""

from __future__ import annotations

from ..words import BUILTINS, DEVICES, KEYWORDS, key

ERRORS = frozenset("""
    APIError APIConnectionError APITimeoutError APIStatusError ResponseValidationError
    BadRequestError AuthenticationError PermissionDeniedError NotFoundError ConflictError
    UnprocessableEntityError RateLimitError InternalServerError CredentialsError
    PagingError RedirectError StreamError WebhookError
    """.split())

_RUNTIME = frozenset("""
    OMIT Omit Options Timeout Transport Hooks Deviation Headers Raw JsonValue Base64
    FileInput FileContent Pages AsyncPages Stream AsyncStream Download AsyncDownload
    Client AsyncClient Resource AsyncResource Operation Parameter Body Part Reply
    OffsetPaging PagePaging CursorPaging NextUrlPaging LinkPaging
    Model Field Tagged Exact
    """.split())

_TYPING = frozenset("""
    Annotated Any Callable Final Generic Iterable Iterator AsyncIterator Awaitable Literal
    Mapping NotRequired Optional Protocol ReadOnly Required Self Sequence TYPE_CHECKING Type
    TypeAlias TypeAliasType TypedDict TypeVar Union Unpack Decimal UUID
    """.split())

TYPES = frozenset(map(key, ERRORS | _RUNTIME | _TYPING)) | frozenset(
    key(name) for name in BUILTINS | KEYWORDS if name[:1].isupper()
)
"""Folded class names that the generated modules import, export or get from Python."""

CLASSES = TYPES | frozenset(
    key(name)
    for name in (
        "Api ApiKey Basic Bearer HttpScheme OAuth2 OpenId MutualTls Server Credential "
        "RetryPolicy AsyncTransport HttpxClient AsyncHttpxClient Seconds Collection".split()
    )
)
"""Folded names that resource classes avoid: the same, and what the client module imports."""

CLIENT_ATTRIBUTES = frozenset("aclose cached_property close raw with_options".split())
"""Members of the client, which a top-level resource must not hide."""

RESOURCE_ATTRIBUTES = frozenset({"cached_property", "mro", "self"})
"""Names that mean something in the body of a resource class."""

ARGUMENTS = frozenset({"self", "options", "OMIT", "content_type"})
"""Parameters and globals of every generated method."""

CLIENT_ARGUMENTS = frozenset("""
    self base_url timeout deadline max_retries retry_policy headers transport hooks strict
    on_deviation body_limit max_redirects allow_http region server server_variables options
    base_url_of hidden variable
    """.split())
"""Parameters of the client's constructor."""

_STANDARD = frozenset("""
    abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore
    atexit audioop base64 bdb binascii bisect builtins bz2 calendar cgi cgitb chunk
    cmath cmd code codecs codeop collections colorsys compileall compression
    concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes
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

PACKAGES = _STANDARD | _NEEDED | DEVICES | KEYWORDS | {"test", "tests"}
"""Names that a package must not have: it could not be imported, or what it imports itself.
Modules of all versions of Python, so that each gives the same."""


def safe(name: str, reserved: frozenset[str] = frozenset()) -> str:
    """The name, with a trailing underscore where it is a keyword or reserved."""
    return f"{name}_" if name in KEYWORDS or name in reserved else name
