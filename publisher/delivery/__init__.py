"""How events leave the house: safe outgoing HTTP, signed webhooks, WebSub, and when to try again.

Nothing here knows of the database. Time, name resolution and TLS are arguments.
"""
