"""What the soak tests run as processes of their own: `python soak.py publish|deliver ...`.

The couriers are those of `publisher deliver`, with shorter spans of time than in the world.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from publisher import settings
from publisher.delivery import client, schedule
from publisher.newsroom import Newsroom, courier


def publish(count: int, articles: int, seed: int) -> None:
    """Publishes so many changes of so many articles; of one in a hundred it takes an article back."""
    from conftest import document

    room = Newsroom(settings.load(dict(os.environ)))
    chance, standing = random.Random(seed), set[str]()
    for number in range(count):
        name = f"n-{chance.randrange(articles)}"
        if name in standing and chance.random() < 0.01:
            room.withdraw(name, reason="wrong", overwrite=True)
            standing.discard(name)
        else:
            room.publish(document(identifier=name, wordCount=number), if_match=None, overwrite=True) if (
                name in standing or room.state(name) is None
            ) else room.publish(document(identifier=name, wordCount=number), if_match=["*"])
            standing.add(name)
    room.close()


def deliver(held: int) -> None:
    """`publisher deliver`, in a hurry; what a dead one held is free after so many seconds."""
    from publisher.cli import main

    schedule.DELAYS = (0.3, 0.5, 1, 2)
    courier.HELD = timedelta(seconds=held)
    courier.TURN_SECONDS = 1.0
    client.Client.__init__.__kwdefaults__["seconds"] = 2.0
    main(["deliver"])


if __name__ == "__main__":
    if sys.argv[1] == "publish":
        publish(*(int(word) for word in sys.argv[2:]))
    else:
        deliver(int(sys.argv[2]))
