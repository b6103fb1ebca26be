"""How many /latest a second one, two and three processes answer beside one that sends news.

    python -m bench.scaling [seconds] [% of a core] [rounds]

Everything shares this machine, so each bot is held to a part of a core, as if it had a slow one of
its own: whenever it is ahead of its part it is stopped for some milliseconds. PostgreSQL, and this
process, which asks and accepts, are held to nothing. So what grows is what the processes can do
before they meet at something that they share: the database's locks, its commits, its processor,
the pace. Posts go to the answering ones in turn; the sender has a broadcast at 28 a second.
"""

import asyncio
import itertools
import json
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import Process
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import postgresql
from bench.crowd import FIRST_CHAT, gather
from bench.figures import Figure, show
from bench.newsdesk import fill_archive, start, until
from bench.posting import Posts, posts
from bot.clock import utc_now
from storage.database import Database

