import { expect, open, settled, test, words, type Lang } from "./site.ts";

/** Five models with several slices that all of them share. */
const five = ["baichuan-13b-chat", "chatglm2-6b", "gpt-4", "internlm-chat-7b", "llama-2-13b-chat"];
const address = `/compare?${five.map((model) => `model=${model}`).join("&")}`;
const heading = (lang: Lang, n: number) => words(lang, `${n} 个模型`, `${n} models`);

test("an example is followed, a model added by name and one removed", async ({ page, lang }) => {
  await open(page, "/");
  await page.getByRole("navigation").getByRole("link", { name: words(lang, "对比", "Compare") }).click();
  await expect(page).toHaveURL(/\/compare$/);
  const examples = page.locator("main .list a");
  await expect(examples).toHaveCount(3);
  await examples.first().click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText(heading(lang, 5));
  await page.getByLabel(words(lang, "加一个模型", "Add a model")).fill("ChatGLM-6B");
  await page.getByRole("button", { name: words(lang, "查看", "Show"), exact: true }).click();
  await expect(title).toContainText(heading(lang, 6));
  await expect(page).toHaveURL(/model=/);
  await page.getByRole("link", { name: words(lang, "移除 ChatGLM-6B", "Remove ChatGLM-6B") }).click();
  await expect(title).toContainText(heading(lang, 5));
});

test("a model leads to a comparison with it", async ({ page, lang }) => {
  await open(page, "/models/gpt-4");
  await page.getByRole("link", { name: words(lang, "与其他模型对比", "Compare with other models") }).click();
  await expect(page).toHaveURL(/\/compare\?model=gpt-4/);
  await page.locator("main .list a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(heading(lang, 2));
});

test("five models: matrix, pairs and why there is no order", async ({ page, lang }) => {
  await open(page, address);
  const matrix = page.getByRole("table", { name: words(lang, "口径对照", "Slice by slice") });
  await expect(matrix.locator("tbody tr")).toHaveCount(5);
  await expect(matrix).toContainText(words(lang, "未评测", "not evaluated"));
  await expect(page.locator(".cm-pairs > li")).toHaveCount(10);
  await expect(page.locator(".cm-pairs").first()).toContainText(words(lang, "不存在总的先后", "No overall order exists"));
  await expect(page.getByRole("img", { name: words(lang, "能排出先后的部分", "What can be ordered") }).first()).toBeVisible();
});

test("slices are chosen by ticking them", async ({ page, lang }) => {
  await open(page, address);
  await page.locator("summary").filter({ hasText: words(lang, "选择口径", "Choose slices") }).click();
  const boxes = page.locator(".cm-slices input[type=checkbox]");
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: words(lang, "对比所选口径", "Compare over these") }).click();
  await expect(page).toHaveURL(/slice=board/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(words(lang, "2 个口径", "2 slices"));
  await page.getByRole("link", { name: words(lang, "改回全部共同口径", "All common slices again") }).click();
  await expect(page).not.toHaveURL(/slice=/);
});

test("the reader's weights make the reader's order, by keyboard, and nothing keeps it", async ({ page, lang }) => {
  await open(page, address);
  const table = page.getByRole("table", { name: words(lang, "权重是一种选择", "Weights are choices") });
  const names = () => table.locator("tbody th").allInnerTexts();
  const given = await names();
  await expect(table).toContainText(words(lang, "尚未设权重", "no weight set"));
  const slider = page.getByRole("slider").first();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toBeFocused();
  await expect(page.locator(".cm-share").first()).toHaveText("100%");
  const sums = async () =>
    (await table.locator("[data-sum]").allInnerTexts()).map((text) => Number(text.replace("\u2212", "-")));
  await expect.poll(async () => (await sums()).every((sum) => !Number.isNaN(sum))).toBe(true);
  const by = await sums();
  expect(by).toEqual([...by].sort((a, b) => b - a));
  expect([...(await names())].sort()).toEqual([...given].sort());
  await expect(page.getByRole("status")).toContainText((await names())[0] ?? "");
  expect(page.url().endsWith(address)).toBe(true);
  await page.reload();
  await settled(page);
  expect(await names()).toEqual(given);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the share of weightings is a table", async ({ page, lang }) => {
    await page.goto(address);
    const table = page.getByRole("table", { name: words(lang, "权重是一种选择", "Weights are choices") });
    await expect(table.locator("tbody tr")).toHaveCount(5);
    await expect(table).toContainText("%");
    await expect(page.getByRole("slider")).toHaveCount(0);
  });
});
