"""What a WSGI server loads: `waitress-serve wsgi:app`. Settings come from the environment."""

from publisher.web import create_app

app = create_app()
