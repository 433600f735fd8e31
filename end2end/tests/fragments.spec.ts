// Links of the site into its own pages land on something that is there.
import { expect, open, pages, test } from "./site.ts";

test("every link with a fragment lands on an id", async ({ page, request }) => {
  test.slow();
  const wanted = new Map<string, string>();
  const ids = new Map<string, Set<string>>();
  const idsOf = async (address: string): Promise<Set<string>> => {
    let known = ids.get(address);
    if (!known) {
      const body = await (await request.get(address)).text();
      known = new Set([...body.matchAll(/\sid="?([^"\s>]+)"?/g)].map((found) => found[1] ?? ""));
      ids.set(address, known);
    }
    return known;
  };
  for (const address of Object.values(pages)) {
    await open(page, address);
    const links = await page.locator("a[href*='#']").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    for (const link of links) {
      const url = new URL(link);
      if (url.origin === new URL(page.url()).origin) wanted.set(url.pathname + url.search + url.hash, address);
    }
  }
  expect(wanted.size).toBeGreaterThan(20);
  const missing: string[] = [];
  for (const [link, from] of wanted) {
    const [address = "", hash = ""] = link.split("#");
    const id = decodeURIComponent(hash);
    if (id !== "" && !(await idsOf(address)).has(id)) missing.push(`${from} → ${link}`);
  }
  expect(missing).toEqual([]);
});
