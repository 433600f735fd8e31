// What stays: a ranking is fixed, its page says so, and frames of other sites keep slice and number.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, open, slices, test, words } from "./site.ts";

test("a ranking is fixed, and both pages say that they are the same", async ({ page, lang }) => {
  await open(page, slices.tied);
  const fix = page.getByRole("button", { name: words(lang, "定格此排名", "Fix this ranking") });
  const link = page.getByRole("link", { name: words(lang, "已定格", "Fixed"), exact: true });
  // Both languages' runs share the server: the other may have fixed it already.
  await fix.or(link).click();
  await expect(page).toHaveURL(/\/s\/[0-9a-hjkmnp-tv-z]{16}$/);
  const address = new URL(page.url()).pathname;
  await expect(page.getByRole("heading", { level: 1 })).toContainText("CMMLU");
  await expect(page.locator("#table")).toContainText("71.10");
  await expect(page.getByRole("heading", { name: words(lang, "定格以来的变动", "What changed since") })).toBeVisible();
  await page.goBack();
  await expect.poll(async () => {
    await page.reload();
    return link.getAttribute("href", { timeout: 1000 }).catch(() => null);
  }).toBe(address);
});

test("the digest on the page is that of the bytes of record", async ({ page, request }) => {
  const slice = "board=cmmlu dataset=cmmlu edition=1.0 language=zh domain=general metric=accuracy protocol=5-shot as-of=2023-09-26";
  const fixed = await request.post("/s", { form: { slice }, headers: { "sec-fetch-site": "same-origin" } });
  const address = new URL(fixed.url()).pathname;
  const bytes = await (await request.get(`${address}.json`)).body();
  const digest = Buffer.from(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes))).toString("hex");
  await open(page, address);
  await expect(page.locator(".of-record .digest")).toHaveText(digest);
});

test("a copied BibTeX entry keeps its lines", async ({ page, context, lang }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/r/mn8d8aha2f408pv6");
  await page.getByRole("button", { name: words(lang, "复制 BibTeX", "Copy BibTeX") }).click();
  await expect(page.getByRole("button", { name: words(lang, "已复制", "Copied") }).first()).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^@misc\{jinbang-mn8d8aha2f408pv6,\n/);
});

test("no frame scrolls sideways at 320 px, whatever the names, errors and ranks in it", async ({ page, lang }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  // In most of them the error is unknown, which is the widest thing that a score has beside it.
  const unknown = [
    "board=aider&dataset=aider-polyglot&metric=total-cost",
    "board=aider&dataset=aider-code-editing&metric=seconds-per-case",
    "board=mteb&dataset=afqmc&edition=b44c3b011063&metric=cosine-spearman",
    "board=superclue&dataset=superclue&edition=2023-08&domain=general&metric=score",
  ].map((slice) => `/rankings?${slice}`);
  const rankings = [slices.tied, slices.last, slices.alpaca, slices.empty, slices.early, ...unknown];
  const claims = ["2025-01-24-r1-sonnet-aider-polyglot", "2023-08-18-kwaiyii-13b-cmmlu"];
  const frames = rankings.map((ranking) => `/embed${ranking}&lang=${lang}`);
  frames.push(...claims.map((claim) => `/embed/claims/${claim}?lang=${lang}`));
  frames.push(...["mn8d8aha2f408pv6", "hwz2vkn1ys1tv271", "wpw82476naxq11q0"].map((id) => `/embed/r/${id}?lang=${lang}`));
  for (const frame of frames) {
    await page.goto(frame);
    const over = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(over, frame).toBeLessThanOrEqual(0);
    await expect(page.locator(".embed-head h1"), frame).toContainText(/\S/);
  }
});

test("a frame of another site shows slice and number, at 320 px too, and no other page may be framed", async ({
  page,
  request,
  baseURL,
  lang,
}) => {
  const frames = [`/embed${slices.tied}&lang=${lang}`, `/embed/r/mn8d8aha2f408pv6?lang=${lang}`];
  const html = frames.map((src) => `<iframe width="320" height="300" src="${baseURL}${src.replaceAll("&", "&amp;")}"></iframe>`);
  const other = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(html.join("")));
  await new Promise<void>((listening) => other.listen(0, "localhost", listening));
  await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`);
  for (const place of [0, 1]) {
    const frame = page.locator("iframe").nth(place).contentFrame();
    const head = frame.locator(".embed-head");
    await expect(head).toContainText("CMMLU");
    await expect(head).toContainText(/\d+/);
    await frame.locator("body").evaluate((body) => body.ownerDocument.defaultView?.scrollTo(0, 10_000));
    await expect(head).toBeInViewport();
    const over = await frame.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
  }
  other.close();
  const headers = (await request.get(slices.tied)).headers();
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-frame-options"]).toBe("DENY");
});
