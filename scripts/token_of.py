"""Makes a token for programs as a person does in a browser: signs in, opens /account, sends its form.

    python3 scripts/token_of.py ORIGIN NAME PASSWORD SCOPE...
"""

import html
import re
import sys
import urllib.parse
import urllib.request


class Browser:
    """Keeps cookies, also the secure ones of a site on this machine, and sends forms with their token."""

    def __init__(self, origin):
        self.origin, self.cookies = origin, {}
        self.opener = urllib.request.build_opener(NoRedirect)

    def ask(self, path, data=None):
        request = urllib.request.Request(self.origin + path, data=data)
        request.add_header("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        with self.opener.open(request, timeout=60) as answer:
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, value = cookie.split(";")[0].split("=", 1)
                self.cookies[name] = value
            return answer.read().decode()

    def send(self, page, action, fields):
        csrf = re.search(r'name="csrf" value="([^"]*)"', self.ask(page))
        fields = [("csrf", html.unescape(csrf.group(1)))] + fields
        return self.ask(action, urllib.parse.urlencode(fields).encode())


class NoRedirect(urllib.request.HTTPErrorProcessor):
    """Gives a redirect as it is."""

    def http_response(self, request, response):
        if response.status >= 400:
            sys.exit(f"{request.full_url}: {response.status} {response.read().decode()[:2000]}")
        return response

    https_response = http_response


def token(origin, name, password, scopes):
    """A token of an account."""
    browser = Browser(origin)
    browser.send("/sign-in", "/sign-in", [("name", name), ("password", password)])
    page = browser.send("/account", "/account/tokens", [("token-name", "a program")] + [("scope", of) for of in scopes])
    made = re.search(r'<code id="token">([^<]*)</code>', page)
    return html.unescape(made.group(1)) if made else sys.exit(f"no token: {page}")


if __name__ == "__main__":
    print(token(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]))
