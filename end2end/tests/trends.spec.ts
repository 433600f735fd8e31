// What a person does with a trend: reads its points by keyboard and by pointer, chooses models, and
// goes to the ranking and back.
import { expect, open, slices, test, words } from "./site.ts";

const trend = slices.last.replace("/rankings", "/trends");

test("the points of a drawing are read by keyboard", async ({ page, lang }) => {
  await open(page, trend);
  const figure = page.locator("figure").first();
  const points = figure.getByRole("group");
  const says = figure.getByRole("status");
  await points.focus();
  await page.keyboard.press("ArrowRight");
  await expect(says).toContainText("2023-06-16");
  await expect(says).toContainText("55.51");
  await page.keyboard.press("ArrowRight");
  await expect(says).toContainText("2023-06-27");
  await expect(says).toContainText("70.95");
  await page.keyboard.press("ArrowRight");
  await expect(says).toContainText("71.10");
  await expect(says).toContainText(words(lang, "增幅在误差之内", "step is within error"));
  await page.keyboard.press("ArrowDown");
  await expect(says).toContainText(words(lang, "首次成绩", "its first score"));
  await page.keyboard.press("ArrowUp");
  await expect(says).toContainText(words(lang, "至今最好", "best so far"));
  await page.keyboard.press("End");
  await expect(figure.locator(".spot.on")).toHaveCount(1);
});

test("the discs of the ranks say of how many", async ({ page, lang }) => {
  await open(page, trend);
  const figure = page.locator("figure").nth(1);
  await figure.getByRole("group").focus();
  await page.keyboard.press("Home");
  await expect(figure.getByRole("status")).toContainText(words(lang, /第 \d+ 名，共 \d+ 个/, /rank \d+ of \d+, interval/));
});

test("a point under the pointer is read", async ({ page }) => {
  await open(page, trend);
  const figure = page.locator("figure").first();
  const spot = figure.locator(".chart-full .spot").nth(1);
  await spot.scrollIntoViewIfNeeded();
  const box = (await spot.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(figure.getByRole("status")).toContainText("70.95");
});

test("chosen models are in the address, and the ranking is one link away", async ({ page, lang }) => {
  await open(page, trend);
  await page.locator("#choice summary").click();
  const ticked = page.locator("#choice input[type=checkbox]:checked");
  while ((await ticked.count()) > 0) await ticked.first().click();
  await page.locator("#choice input[value='gpt-4']").check();
  await page.getByRole("button", { name: words(lang, "显示所选", "Show these") }).click();
  await expect(page).toHaveURL(/model=gpt-4/);
  await expect(page.locator("table.ranks tbody tr")).toHaveCount(1);
  await page.getByRole("link", { name: words(lang, "查看此口径的排名", "The ranking of this slice") }).click();
  await expect(page).toHaveURL(/\/rankings\?board=cmmlu/);
  await page.getByRole("link", { name: words(lang, "走势", "Trends"), exact: true }).last().click();
  await expect(page).toHaveURL(/\/trends\?board=cmmlu/);
});
