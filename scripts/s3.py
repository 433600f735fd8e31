"""Uploads a file, publishes its submission, has the file again, and spoils it: what is in the bucket has
the digest that the page says, and the check sees when it has not.

    python3 scripts/s3.py ORIGIN SERVER
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import urllib.error
import urllib.request

import boto3
from token_of import token


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True)


def account(server, name, role):
    made = run(server, "account", "create", name, "--role", role)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


def ask(origin, path, secret=None, body=None, kind="application/json"):
    request = urllib.request.Request(origin + path, data=body)
    request.add_header("Content-Type", kind)
    if secret:
        request.add_header("Authorization", f"Bearer {secret}")
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


def form(submission, name, content):
    head = '------b\r\nContent-Disposition: form-data; name="submission"\r\n\r\n' + json.dumps(submission)
    part = f'\r\n------b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return (head + part).encode() + content + b"\r\n------b--\r\n"


def main(origin, server):
    bucket = os.environ["JINBANG_S3_BUCKET"]
    service = boto3.client(
        "s3", endpoint_url=os.environ["JINBANG_S3_ENDPOINT"], region_name="us-east-1",
        aws_access_key_id=os.environ["JINBANG_S3_KEY"], aws_secret_access_key=os.environ["JINBANG_S3_SECRET"])
    people = {name: account(server, name, role) for name, role in
              [("filer", "member"), ("one", "reviewer"), ("two", "reviewer")]}
    tokens = {name: token(origin, name, password, ["file" if name == "filer" else "review"])
              for name, password in people.items()}
    # More than one part of an upload in parts, and an end that fills none.
    content = random.Random(1).randbytes((12 << 20) + 345)
    digest = hashlib.sha256(content).hexdigest()
    submission = {
        "exam": "cmmlu/1.0", "protocol": "5-shot", "model": "gpt-4", "owns_model": "no", "owns_dataset": "no",
        "results": [{"language": "zh", "domain": "general", "metric": "accuracy", "score": "70.95", "n_items": 11582}],
    }
    status, answer = ask(origin, "/api/v1/submissions", tokens["filer"], form(submission, "log.bin", content),
                         "multipart/form-data; boundary=----b")
    assert status == 201, answer
    filed = json.loads(answer)
    assert filed["files"] == [{"sha256": digest, "name": "log.bin", "size": len(content)}], filed["files"]
    address = f"/submissions/{filed['id']}/files/{digest}"
    assert ask(origin, address)[0] == 404, "an unpublished file is nobody's"
    for reviewer in ["one", "two"]:
        stands = json.loads(ask(origin, f"/api/v1/submissions/{filed['id']}", tokens[reviewer])[1])
        if stands["state"] == "accepted":
            break
        act = json.dumps({"act": "accept", "version": stands["version"]}).encode()
        status, answer = ask(origin, f"/api/v1/submissions/{filed['id']}/review", tokens[reviewer], act)
        assert status == 200, answer
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
