// Reading who is first where: what each first takes, what is left of it without a word.
import { expect, open, rows, test, words } from "./site.ts";

const november = "/firsts?board=cmmlu&as-of=2023-11-14";

test("everyone is first: the headline counts, the chart and the list agree", async ({ page, lang }) => {
  await open(page, "/");
  await page.getByRole("link", { name: words(lang, "查看每个模型的第一", "Every model that is first somewhere") }).click();
  await expect(page).toHaveURL(/\/firsts$/);
  const headline = await page.getByRole("heading", { level: 1 }).innerText();
  const models = Number(/([\d,]+) (?:models|个模型)/.exec(headline.replaceAll("\u00a0", " "))?.[1]?.replace(",", ""));
  expect(models).toBeGreaterThan(100);
  expect(await page.locator(".squares .sq").count()).toBe(models);
  const totals = await page.locator(".squares .sq-b b").allInnerTexts();
  expect(totals.map(Number).reduce((a, b) => a + b, 0)).toBe(models);
  await expect(page.locator("table.fr tbody tr")).toHaveCount(100);
  await page.getByRole("navigation", { name: words(lang, "分页", "Pages") }).first().getByRole("link").click();
  await expect(page).toHaveURL(/page=2/);
});

test("a chip leads to the ranking without the word, where the model stands as was said", async ({ page, lang }) => {
  await open(page, november);
  const row = page.locator("table.fr tbody tr", { hasText: "GPT-4" });
  const filter = row.locator(".needs li", { hasText: words(lang, "评测方：主办方", "evaluator: organiser") });
  const said = (await filter.locator("small").innerText()).replaceAll("\u00a0", " ");
  const [rank, of] = /(\d+)\D+(\d+)$/.exec(said)?.slice(1) ?? [];
  await filter.getByRole("link").click();
  await expect(page).toHaveURL(/\/rankings\?board=cmmlu/);
  expect(page.url()).not.toContain("evaluator");
  const all = await rows(page);
  expect(all).toHaveLength(Number(of));
  expect(all.find(([, model]) => model === "GPT-4")?.[0]).toBe(rank);
});

test("without a protocol there is no rank, and the chip says so", async ({ page, lang }) => {
  await open(page, november);
  const chip = page.locator(".needs li", { hasText: words(lang, "五样本", "five-shot") }).first();
  await expect(chip).toContainText(words(lang, "不排名", "no rank"));
  await chip.getByRole("link").click();
  await expect(page.getByRole("main")).toContainText(words(lang, "不是同一场考试", "Not one exam"));
});

test("two models claim one first: the word that tells them apart is outlined", async ({ page, lang }) => {
  await open(page, november);
  const pair = page.locator(".rivals").first();
  await expect(pair.getByRole("article")).toHaveCount(2);
  const red = pair.locator(".chip-only");
  await expect(red).toHaveText([words(lang, /零样本/, /zero-shot/), words(lang, /五样本/, /five-shot/)]);
  await expect(pair.locator(".t-top tbody tr")).toHaveCount(6);
});

test("the form asks for a day and a board", async ({ page, lang }) => {
  await open(page, "/firsts");
  await page.locator("#f-board").selectOption("aider");
  await page.getByLabel(words(lang, "截至", "As of")).fill("2025-01-24");
  await page.getByRole("button", { name: words(lang, "查看", "Show") }).click();
  await expect(page).toHaveURL(/board=aider/);
  await expect(page).toHaveURL(/as-of=2025-01-24/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2025");
  await expect(page.locator("table.fr tbody tr").first()).toContainText("Aider");
});

test("a model's page says where it is first, where it is last, and leads to the rest", async ({ page, lang }) => {
  await open(page, "/models/gpt-4");
  await expect(page.getByRole("heading", { name: words(lang, "它在哪里末位", "Where it is last") })).toBeVisible();
  await page.getByRole("link", { name: words(lang, /^全部 \d+ 个$/, /^All \d+ of them$/) }).click();
  await expect(page).toHaveURL(/\/firsts\?model=gpt-4/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("GPT-4");
  await expect(page.locator("table.fr tbody tr").first()).toBeVisible();
});
