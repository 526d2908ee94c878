"""What a WSGI server loads: `granian --interface wsgi wsgi:app`. Settings come from the environment."""

from publisher.web import create_app

app = create_app()
