"""Uploads a file, publishes its submission, has the file again, and spoils it: what is in the bucket has
the digest that the page says, and the check sees when it has not.

    python3 scripts/s3.py ORIGIN SERVER
"""

import hashlib
import os
import random
import sys

import boto3
from program import ask, file, people, publish, run


def main(origin, server):
    bucket = os.environ["JINBANG_S3_BUCKET"]
    service = boto3.client(
        "s3", endpoint_url=os.environ["JINBANG_S3_ENDPOINT"], region_name="us-east-1",
        aws_access_key_id=os.environ["JINBANG_S3_KEY"], aws_secret_access_key=os.environ["JINBANG_S3_SECRET"])
    tokens = people(origin, server)
    # More than one part of an upload in parts, and an end that fills none.
    content = random.Random(1).randbytes((12 << 20) + 345)
    digest = hashlib.sha256(content).hexdigest()
    submission = {
        "exam": "cmmlu/1.0", "protocol": "5-shot", "model": "gpt-4", "owns_model": "no", "owns_dataset": "no",
        "results": [{"language": "zh", "domain": "general", "metric": "accuracy", "score": "70.95", "n_items": 11582}],
    }
    filed = file(origin, tokens, submission, files=[("log.bin", content)])
    log = {"sha256": digest, "name": "log.bin", "size": len(content), "kind": "file"}
    assert filed["files"] == [log], filed["files"]
    address = f"/submissions/{filed['id']}/files/{digest}"
    assert ask(origin, address)[0] == 404, "an unpublished file is nobody's"
    publish(origin, tokens, filed)
    status, had = ask(origin, address)
    assert (status, hashlib.sha256(had).hexdigest()) == (200, digest), "the file is had as it was sent"
    place = {"Bucket": bucket, "Key": f"files/{digest[:2]}/{digest}"}
    assert service.get_object(**place)["Body"].read() == content, "it lies in the bucket under its digest"
    kept = [of["Key"] for of in service.list_objects_v2(Bucket=bucket)["Contents"]]
    assert kept == [place["Key"]], f"nothing is left of the upload: {kept}"
    checked = run(server, "check")
    assert checked.returncode == 0, checked.stderr
    service.put_object(**place, Body=b"spoilt")
    checked = run(server, "check")
    assert checked.returncode == 1 and f"file {digest} of filing {filed['id']}" in checked.stderr, checked.stderr
    service.delete_object(**place)
    checked = run(server, "check")
    assert checked.returncode == 1 and "it is not in the store of files" in checked.stderr, checked.stderr
    print(f"{len(content)} bytes uploaded, published and had again; spoilt and missing bytes are found.")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
