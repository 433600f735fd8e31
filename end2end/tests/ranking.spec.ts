import { expect, focused, isMarked, mark, open, ranking, rows, settled, slices, test, words, type Lang } from "./site.ts";

/** The name that comes first on a page in that language. */
const xuanyuan = (lang: Lang) => words(lang, "轩辕-70B", "XuanYuan-70B");

test("from the home page to a ranking", async ({ page, lang }) => {
  await open(page, "/");
  await page.getByLabel(words(lang, "评测集", "Dataset")).selectOption("c-eval");
  await page.getByRole("button", { name: words(lang, "查看", "Show") }).click();
  await expect(page).toHaveURL(/\/rankings\?.*dataset=c-eval/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("C-Eval");
});

test("the heading is the slice and the verdict says of how many", async ({ page, lang }) => {
  await open(page, slices.tied);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText("CMMLU");
  await expect(heading).toContainText(words(lang, "五样本", /five-shot/i));
  await expect(page.locator(".verdict")).toContainText(xuanyuan(lang));
  await expect(page.locator(".verdict")).toContainText(words(lang, "并列第一", "tied for first"));
  await expect(page.locator(".verdict")).toContainText("15");
  await expect(ranking(page)).toBeVisible();
  expect((await rows(page)).slice(0, 3).map(([, name]) => name)).toEqual([xuanyuan(lang), "GPT-4", "Qwen-7B"]);
});

test("a facet is changed without loading the page anew, focus stays, and back works", async ({ page }) => {
  await open(page, slices.last);
  await mark(page);
  const humanities = page.locator("[data-focus='domain=humanities']");
  await humanities.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/domain=humanities/);
  await expect.poll(() => focused(page)).toBe("domain=humanities");
  await expect(humanities).toHaveAttribute("aria-current", "true");
  expect((await rows(page))[0]?.[1]).toBe("Qwen2-72B-Instruct");
  expect(await isMarked(page)).toBe(true);

  await page.goBack();
  await expect(page).toHaveURL(/domain=general/);
  await expect.poll(async () => (await rows(page))[0]?.[1]).toBe("Lingzhi-72B-chat");
  await page.goForward();
  await expect.poll(async () => (await rows(page))[0]?.[1]).toBe("Qwen2-72B-Instruct");
  expect(await isMarked(page)).toBe(true);
});

test("a filter applies as it is ticked", async ({ page, lang }) => {
  await open(page, slices.last);
  await mark(page);
  await expect(page.getByRole("button", { name: words(lang, "应用筛选", "Apply filters") })).toBeHidden();
  const under10 = page.locator("#facet-size").getByRole("checkbox").first();
  await under10.focus();
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/size=under-10b/);
  await expect.poll(() => focused(page)).toBe("size=under-10b");
  await expect(under10).toBeChecked();
  expect((await rows(page)).length).toBeLessThan(34);
  expect(page.url()).not.toMatch(/=(&|$)/);
  await page.keyboard.press("Space");
  await expect(page).not.toHaveURL(/size=/);
  await expect.poll(async () => (await rows(page)).length).toBe(34);
  expect(await isMarked(page)).toBe(true);
});

test("a day is asked for, and the change before is a click", async ({ page, lang }) => {
  await open(page, slices.tied);
  await page.locator("[data-focus=previous]").click();
  await expect(page).toHaveURL(/as-of=2023-08-13/);
  await expect.poll(async () => (await rows(page))[0]?.[1]).toBe("GPT-4");
  await page.getByLabel(words(lang, "截至", "As of"), { exact: true }).fill("2023-09-26");
  await page.getByRole("button", { name: words(lang, "查看", "Show") }).first().click();
  await expect(page).toHaveURL(/as-of=2023-09-26/);
  await expect.poll(async () => (await rows(page))[0]?.[1]).toBe(xuanyuan(lang));
});

test("what changed since a day is listed", async ({ page, lang }) => {
  await open(page, `${slices.tied}&since=2023-09-25`);
  const since = page.locator("#since");
  await expect(since).toContainText(words(lang, "新增", "added"));
  await expect(since).toContainText(xuanyuan(lang));
  await expect(since.getByRole("listitem")).toHaveCount(1);
});

test("another order of rows keeps every rank", async ({ page, lang }) => {
  await open(page, slices.last);
  const ranked = new Map((await rows(page)).map(([rank, name]) => [name, rank]));
  await ranking(page).getByRole("link", { name: words(lang, "模型", "Model"), exact: true }).click();
  await expect(page).toHaveURL(/sort=model/);
  await expect(page.getByText(words(lang, "名次仍按", "ranks by"))).toBeVisible();
  const sorted = await rows(page);
  expect(sorted.map(([, name]) => name)).not.toEqual([...ranked.keys()]);
  expect(sorted.length).toBe(ranked.size);
  for (const [rank, name] of sorted) expect(rank, name).toBe(ranked.get(name));
  await expect(ranking(page).getByRole("columnheader").nth(1)).toHaveAttribute("aria-sort", "ascending");
});

test("a model is found by name", async ({ page, lang }) => {
  await open(page, slices.last);
  await page.getByRole("searchbox", { name: words(lang, "按名查找", "Find by name") }).fill("qwen");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/find=qwen/);
  const found = await rows(page);
  expect(found.length).toBeGreaterThan(1);
  for (const [rank, name] of found) {
    expect(name.toLowerCase()).toContain("qwen");
    expect(Number(rank)).toBeGreaterThan(0);
  }
  await page.getByRole("link", { name: words(lang, "显示全部", "Show all") }).click();
  await expect.poll(async () => (await rows(page)).length).toBe(34);
});

test("what moves the first place leads to the changed slice", async ({ page, lang }) => {
  await open(page, slices.last);
  const moves = page.locator("table.moves");
  await expect(moves.getByRole("row")).not.toHaveCount(1);
  const zero = moves.getByRole("link", { name: words(lang, "零样本", /zero-shot/i) });
  await zero.click();
  await expect(page).toHaveURL(/protocol=0-shot/);
  await expect.poll(async () => (await rows(page))[0]?.[1]).toContain(words(lang, "讯飞星火", "Spark"));
});

test("the sentence to quote is copied", async ({ page, lang, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, slices.tied);
  // Beside the first place; the citation further down has one of its own.
  const button = page.getByRole("button", { name: words(lang, "复制整句", "Copy sentence") }).first();
  await button.click();
  await expect(page.getByRole("button", { name: words(lang, "已复制", "Copied") })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(xuanyuan(lang));
  expect(copied).toContain("2023-09-26");
  expect(copied).toMatch(/15/);
});

test("CSV and JSON hold the rows of the page", async ({ page, request }) => {
  await open(page, slices.tied);
  const shown = await rows(page);
  const strip = page.locator(".strip");
  const address = (name: string) => strip.getByRole("link", { name, exact: true }).getAttribute("href");

  const json = await (await request.get((await address("JSON")) ?? "")).json();
  expect(json.n_ranked).toBe(15);
  expect(json.first_place).toMatchObject({ wording: "tied", models: ["xuanyuan-70b", "gpt-4"] });
  expect(json.rows.map((row: { rank: number }) => String(row.rank))).toEqual(shown.map(([rank]) => rank));

  const csv = await (await request.get((await address("CSV")) ?? "")).text();
  const [header = "", ...lines] = csv.trim().split("\r\n");
  expect(header.split(",").slice(0, 4)).toEqual(["rank", "rank_low", "rank_high", "of"]);
  expect(lines.length).toBe(15);
  const models = lines.map((line) => line.split(",")[4]);
  expect(models).toEqual(json.rows.map((row: { model: string }) => row.model));
  for (const line of lines) expect(line).toContain(json.slice_text);
});

test("a slice that is not one exam has no rank, and leads to its exams", async ({ page, lang }) => {
  await open(page, slices.listing);
  await expect(page.getByText(words(lang, "不排名", "Not one exam: no rank")).first()).toBeVisible();
  await expect(page.getByRole("columnheader", { name: words(lang, "名次", "Rank"), exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: words(lang, "五样本", /five-shot/i) }).first().click();
  await expect(page).toHaveURL(/protocol=5-shot/);
  await expect(ranking(page)).toBeVisible();
});

test("an empty slice names what emptied it and offers another", async ({ page }) => {
  await open(page, slices.empty);
  await expect(page.locator(".empty")).toBeVisible();
  await page.locator(".empty").getByRole("listitem").getByRole("link").first().click();
  await settled(page);
  await expect(ranking(page)).toBeVisible();
});

test("a baseline above the first place is said beside it and has no rank", async ({ page, lang }) => {
  await open(page, slices.alpaca);
  await expect(page.locator(".verdict")).toContainText("NullModel");
  const baseline = ranking(page).getByRole("row", { name: /NullModel/ });
  await expect(baseline).toContainText(words(lang, "不参排", "not ranked"));
  await expect(baseline.getByRole("cell").first()).toHaveText("");
});

test("nothing moves after the first paint", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page, slices.last);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test("on paper the header, the facets and the forms are gone", async ({ page }) => {
  await open(page, slices.tied);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.locator("aside.facets")).toBeHidden();
  await expect(page.locator("form.asof")).toBeHidden();
  await expect(ranking(page)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
