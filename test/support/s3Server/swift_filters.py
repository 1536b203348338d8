"""What Swift's pipeline needs in place of services that a test does without. Signatures are checked by Swift itself."""
import logging
import time

from swift.common.middleware.s3api import s3api
from swift.common.middleware.s3api.s3response import InvalidAccessKeyId


def s3_factory(global_conf, **local):
    """s3api that tells an unknown access key from a wrong secret, as AWS does."""
    known = set(local.pop("known_keys").split())

    class StrictS3(s3api.S3ApiMiddleware):
        def handle_request(self, request):
            if request.access_key not in known:
                raise InvalidAccessKeyId()
            return super().handle_request(request)

    s3api.S3ApiMiddleware = StrictS3
    return s3api.filter_factory(global_conf, **local)


class Memory:
    """As much of a memcached client as the proxy and its sign-in use; one process, so that a dict will do."""

    def __init__(self):
        self.entries = {}

    def get(self, key, **_):
        value, end = self.entries.get(key, (None, None))
        return None if end is not None and end < time.time() else value

    def set(self, key, value, serialize=True, time=0, **_):
        from time import time as now

        self.entries[key] = (value, now() + time if time else None)

    def delete(self, key, server_key=None):
        self.entries.pop(key, None)

    def incr(self, key, delta=1, time=0):
        value = max(0, int(self.get(key) or 0) + delta)
        self.set(key, value, time=time)
        return value

    def decr(self, key, delta=1, time=0):
        return self.incr(key, -delta, time)

    def get_multi(self, keys, server_key):
        return [self.get(key) for key in keys]

    def set_multi(self, mapping, server_key, serialize=True, time=0, **_):
        for key, value in mapping.items():
            self.set(key, value, time=time)


def memory_factory(global_conf, **local):
    memory = Memory()

    def wrap(app):
        def call(environ, start_response):
            environ["swift.cache"] = memory
            return app(environ, start_response)

        return call

    return wrap


def log_to_stderr(conf, name, log_to_console, log_route, fmt, logger, adapted_logger):
    """Swift writes to syslog; a test wants to see what went wrong."""
    if not any(isinstance(handler, logging.StreamHandler) for handler in logger.handlers):
        logger.addHandler(logging.StreamHandler())
