"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application

from portal.shell.start import refuse_careless_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
refuse_careless_start()
application = get_wsgi_application()
