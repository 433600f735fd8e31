"""What the scripts that act as programs share: accounts, requests, and the review of what was filed."""

import json
import subprocess
import urllib.error
import urllib.request

from token_of import token


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True)


def people(origin, server):
    """Tokens of one who files and of two who review."""
    tokens = {}
    for name, role in [("filer", "member"), ("one", "reviewer"), ("two", "reviewer")]:
        made = run(server, "account", "create", name, "--role", role)
        assert made.returncode == 0, made.stderr
        tokens[name] = token(origin, name, made.stdout.strip(), ["file" if name == "filer" else "review"])
    return tokens


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


def form(submission, part, files):
    """A submission with files, each `(name, content)`, and the kind of that body."""
    body = '------b\r\nContent-Disposition: form-data; name="submission"\r\n\r\n' + json.dumps(submission)
    body = body.encode()
    for name, content in files:
        body += f'\r\n------b\r\nContent-Disposition: form-data; name="{part}"; filename="{name}"\r\n\r\n'.encode()
        body += content
    return body + b"\r\n------b--\r\n", "multipart/form-data; boundary=----b"


def file(origin, tokens, submission, part="file", files=()):
    """Files a submission, with files or without, and gives it."""
    body, kind = form(submission, part, files) if files else (json.dumps(submission).encode(), "application/json")
    status, answer = ask(origin, "/api/v1/submissions", tokens["filer"], body, kind)
    assert status == 201, answer
    return json.loads(answer)


def publish(origin, tokens, filed):
    """Reviewers accept a submission until it is published."""
    for reviewer in ["one", "two"]:
        stands = json.loads(ask(origin, f"/api/v1/submissions/{filed['id']}", tokens[reviewer])[1])
        if stands["state"] == "accepted":
            break
        act = json.dumps({"act": "accept", "version": stands["version"]}).encode()
        status, answer = ask(origin, f"/api/v1/submissions/{filed['id']}/review", tokens[reviewer], act)
        assert status == 200, answer
