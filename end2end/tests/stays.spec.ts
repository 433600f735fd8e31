// A result that is quoted, corrected and withdrawn: its pages, badge, picture and feed follow. A board of
// its own for each run, imported on the command line as whoever runs the server does it.
import { writeFileSync } from "node:fs";

import { imported } from "../server.ts";
import { expect, open, test, words } from "./site.ts";

const columns = [
  "board,board_kind,dataset,language,domain,metric,metric_unit,higher_is_better,metric_min,metric_max,aspect,protocol",
  "n_items,model,score,published_on,source_url,evaluator_kind,withdrawn_on,withdrawn_reason,corrects",
].join(",");

/** A line of a board's table. */
function line(board: string, model: string, score: string, day: string, end = ",,"): string {
  const exam = `${board},academic,Quiz ${board},zh,law,accuracy,percent,true,0,100,capability,5-shot`;
  return `${exam},400,${model} ${board},${score},${day},https://lab.example/,organiser,${end}`;
}

test("a ranking is fixed, a result corrected, another withdrawn, and all that quotes them follows", async ({
  page,
  request,
  lang,
}, info) => {
  const board = `Stays ${info.project.name} ${process.pid}`;
  const slug = board.toLowerCase().replaceAll(" ", "-");
  const file = (name: string, lines: string[]) => {
    const at = info.outputPath(name);
    writeFileSync(at, `${[columns, ...lines].join("\n")}\n`);
    imported(at);
  };
  const alpha = line(board, "Alpha", "90.0", "2026-03-01");
  file("first.csv", [alpha, line(board, "Beta", "70.0", "2026-03-01"), line(board, "Gamma", "50.0", "2026-03-01")]);
  const ranking = `/rankings?board=${slug}`;
  await expect.poll(async () => (await request.get(ranking)).status()).toBe(200);

  // The ranking is quoted with its day, and fixed.
  await open(page, ranking);
  await expect(page.locator("#quoting #cite")).toContainText(words(lang, "共 3 个", "of 3"));
  await expect(page.locator("#quoting #embed")).toContainText("/embed/rankings?");
  await expect(page.locator("#quoting #badge")).toContainText("as-of=");
  await page.getByRole("button", { name: words(lang, "定格此排名", "Fix this ranking") }).click();
  await expect(page).toHaveURL(/\/s\/[0-9a-hjkmnp-tv-z]{16}$/);
  const fixed = new URL(page.url()).pathname;
  const before = await (await request.get(`${fixed}.json`)).text();
  const badge = async (of: string) => (await (await request.get(`${of}.shields.json`)).json()).message as string;
  expect(await badge(fixed)).toMatch(/^first of 3 · /);

  // Its leader is corrected, and Gamma withdrawn.
  const rows = (await (await request.get(`/api/v1${ranking}`)).json()).rows as { model: string; result: string }[];
  const [first, , third] = rows.map((row) => row.result);
  if (!first || !third) throw new Error("three are ranked");
  const picture = await (await request.get(`${first}.png`)).body();
  const gone = "2026-04-02,the answers were public,";
  file("later.csv", [
    line(board, "Alpha", "80.0", "2026-04-01", `,,${first.slice(3)}`),
    line(board, "Gamma", "50.0", "2026-03-01", gone),
  ]);
  // What another process writes is seen within a tenth of a second, page by page.
  await expect.poll(() => badge(first)).toMatch(/^corrected 2026-04-01 · /);
  await expect.poll(() => badge(third)).toMatch(/^withdrawn 2026-04-02 · /);
  await expect.poll(() => badge(fixed)).toMatch(/^corrected · /);
  expect((await (await request.get(`${first}.png`)).body()).equals(picture), "the picture says so").toBe(false);

  // The old certificate stays, says which revision it is and leads to the new one.
  await open(page, first);
  const bar = page.locator(".revised");
  await expect(bar).toContainText(words(lang, "第 1 版，共 2 版。", "Revision 1 of 2."));
  await bar.getByRole("link").click();
  await expect(page.getByText(words(lang, "第 2 版，共 2 版。", "Revision 2 of 2."))).toBeVisible();
  await expect(page.locator(".cert-score")).toContainText("80.0");

  // The tombstone has day, reason and who decided; its time line the same.
  await open(page, third);
  const tomb = page.locator(".cert-gone");
  await expect(tomb).toContainText("the answers were public");
  await expect(tomb).toContainText(words(lang, "决定者：", "Decided by"));
  await expect(page.getByRole("table", { name: words(lang, "经过", "Time line") })).toContainText("2026-04-02");

  // The fixed ranking keeps its bytes and says what changed; feed and log tell both.
  expect(await (await request.get(`${fixed}.json`)).text()).toBe(before);
  await open(page, fixed);
  await expect(page.locator(".since")).toContainText("90.0 → 80.0");
  const feed = await (await request.get(`/changes.atom?board=${slug}&lang=${lang}`)).text();
  for (const kind of ["revised", "withdrawn"]) expect(feed).toContain(`term="${kind}"`);
  await open(page, `/changes?board=${slug}`);
  await expect(page.getByRole("row", { name: "the answers were public" })).toContainText(words(lang, "撤回", "withdrawn"));
});
