"""Writes a folder of reports with more than ten thousand claims: the seeds again and again, each time on another day
and from another outlet, each a little different so that none is a copy."""

import datetime
import re

TIMES = 160
OUTLETS = 40
DAYS = 90


def write_many(seeds, folder):
    folder.mkdir(parents=True)
    first = datetime.date(2018, 1, 10)
    for seed in sorted(seeds.glob("*.txt")):
        _, front, body = seed.read_text(encoding="utf-8").split("+++\n", 2)
        title = next(line for line in front.splitlines() if line.startswith("title")) if "title" in front else ""
        for time in range(TIMES):
            day = first + datetime.timedelta(days=(time * 7) % DAYS)
            name = f"{seed.stem}-{time:03}"
            fresh = f'+++\nid = "{name}"\noutlet = "outlet-{time % OUTLETS:02}"\npublished = {day}\nlanguage = "ar"\n{title}\n+++\n'
            # Days that the text names would pull all of its statements to themselves.
            text = re.sub(r"[0-9٠-٩]{1,2} (?:\w+/)?(?:مارس|آذار|أبريل|نيسان)\S*(?: [0-9٠-٩]{4})?", "", body)
            (folder / f"{name}.txt").write_text(f"{fresh}{text.rstrip()}\n\n({time})\n", encoding="utf-8")
