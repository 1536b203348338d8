"""Runs one OpenStack Swift server, or builds the rings, out of a private folder.

    swift_server.py rings FOLDER account=PORT container=PORT object=PORT
    swift_server.py serve account|container|object|proxy FOLDER

Swift expects its files in /etc/swift; here they are in FOLDER, and nothing outside of it is read or written.
"""
import os
import sys


def build_rings(folder, specs):
    from swift.common.ring import RingBuilder

    for spec in specs:
        name, port = spec.split("=")
        builder = RingBuilder(part_power=3, replicas=1, min_part_hours=0)
        builder.add_dev(
            {
                "id": 0,
                "region": 1,
                "zone": 1,
                "ip": "127.0.0.1",
                "port": int(port),
                "replication_ip": "127.0.0.1",
                "replication_port": int(port),
                "device": "disk",
                "weight": 1.0,
                "meta": "",
            }
        )
        builder.rebalance(seed="lens")
        builder.get_ring().save(os.path.join(folder, name + ".ring.gz"))


def serve(name, folder):
    from swift.common import utils

    utils.SWIFT_CONF_FILE = os.path.join(folder, "swift.conf")
    from swift.common import constraints, storage_policy

    constraints.reload_constraints()
    storage_policy.reload_storage_policies()
    # Test data needs no durability, and waiting for the disk is most of the time that an upload takes.
    os.fsync = os.fdatasync = lambda descriptor: None
    utils.fsync = utils.fdatasync = utils.fsync_dir = lambda *_: None
    from swift.common.wsgi import run_wsgi

    options = {}
    if name == "object":
        from swift.obj import server

        options["global_conf_callback"] = server.global_conf_callback
    return run_wsgi(os.path.join(folder, name + ".conf"), name + "-server", **options)


if __name__ == "__main__":
    command = sys.argv[1]
    if command == "rings":
        build_rings(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(serve(sys.argv[2], sys.argv[3]))
