import { expect, open, pages, slices, test, words } from "./site.ts";

test("boards are listed by kind, and those that are no evaluation apart", async ({ page, lang }) => {
  await open(page, "/boards");
  await expect(page.getByRole("link", { name: "CMMLU", exact: true })).toBeVisible();
  await expect(page.getByText(words(lang, "不属于评测", /not an? evaluation/i)).first()).toBeVisible();
});

test("a board leads to the rankings of its languages and domains", async ({ page, lang }) => {
  await open(page, "/boards/cmmlu");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("CMMLU");
  await page.locator("main a[href^='/rankings']").first().click();
  await expect(page).toHaveURL(/\/rankings\?board=cmmlu/);
  await expect(page.getByText(words(lang, "参排", "ranked")).first()).toBeVisible();
});

test("a dataset names its editions and the boards that publish scores on it", async ({ page }) => {
  await open(page, "/datasets/c-eval");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("C-Eval");
  await expect(page.locator("main a[href^='/rankings']").first()).toBeVisible();
});

test("a model stands in many slices, each with how many were ranked", async ({ page, lang }) => {
  await open(page, "/models/gpt-4");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("GPT-4");
  await expect(page.getByText(words(lang, /共 \d+/, /\d of \d+/)).first()).toBeVisible();
});

test("a result shows its whole provenance, and silence", async ({ page, lang, request }) => {
  const ranking = await (await request.get(slices.tied.replace("/rankings", "/api/v1/rankings"))).json();
  await open(page, ranking.rows[0].result);
  await expect(page.getByText("71.10").first()).toBeVisible();
  await expect(page.getByText("XuanYuan-70B").first()).toBeVisible();
  await expect(page.getByText(words(lang, "未说明", "not stated")).first()).toBeVisible();
  await expect(page.getByText("15").first()).toBeVisible();
});

test("search finds models, boards and organisations", async ({ page, lang }) => {
  await open(page, "/search");
  const box = page.getByRole("main").getByRole("searchbox");
  await box.fill("cmmlu");
  await box.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=cmmlu/);
  await page.getByRole("main").getByRole("link", { name: "CMMLU" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("CMMLU");
  await open(page, "/search?q=%E6%96%87%E5%BF%83");
  await expect(page.getByRole("main")).toContainText(words(lang, "文心", /ERNIE|文心/));
});

test("the method names its sources", async ({ page }) => {
  await open(page, "/about");
  await expect(page.getByRole("main")).toContainText("Holm");
  await expect(page.getByRole("main")).toContainText("10.1093/restud/rdad006");
});

test("an address that is nothing names what is near", async ({ page }) => {
  const answer = await page.goto("/models/xuanyuan-70");
  expect(answer?.status()).toBe(404);
  await page.getByRole("link", { name: /xuanyuan-70b/i }).first().click();
  await expect(page).toHaveURL(/\/models\/xuanyuan-70b$/);
});

test("a malformed slice is refused, and says what is wrong", async ({ page }) => {
  const answer = await page.goto("/rankings?board=cmmlu&as-of=2023-13-01");
  expect(answer?.status()).toBe(400);
  await expect(page.getByRole("main")).toContainText("2023-13-01");
});

test("the language changes on the same page, and stays", async ({ page, lang }) => {
  const other = lang === "zh" ? "en" : "zh";
  await open(page, slices.tied);
  await expect(page.locator("html")).toHaveAttribute("lang", lang);
  await page.getByRole("banner").locator(`a[hreflang=${other}]`).first().click();
  await expect(page.locator("html")).toHaveAttribute("lang", other);
  await expect(page).toHaveURL(/as-of=2023-09-26/);
  await open(page, "/boards");
  await expect(page.locator("html")).toHaveAttribute("lang", other);
});

test("the other language's address follows a swapped slice", async ({ page, lang }) => {
  const other = lang === "zh" ? "en" : "zh";
  await open(page, slices.last);
  await page.locator("[data-focus='domain=stem']").click();
  await expect(page).toHaveURL(/domain=stem/);
  const link = page.getByRole("banner").locator(`a[hreflang=${other}]`).first();
  await expect(link).toHaveAttribute("href", /domain=stem/);
  await expect(page.locator(`head link[hreflang=${other}]`)).toHaveAttribute("href", /domain=stem/);
});

test("the theme is chosen by a form, and stays", async ({ page, lang }) => {
  await open(page, slices.tied);
  const theme = page.getByRole("banner").locator("details.theme");
  await theme.locator("summary").click();
  await theme.getByRole("button", { name: words(lang, "深色", "dark") }).click();
  await expect(page).toHaveURL(/as-of=2023-09-26/);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await open(page, "/about");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveCSS("background-color", "rgb(21, 22, 24)");
});

test("the first stop of the keyboard leads past the header", async ({ page }) => {
  await open(page, slices.tied);
  await page.keyboard.press("Tab");
  const skip = page.locator("a.skip");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  expect(outline).not.toBe("none");
});

for (const [name, address] of Object.entries(pages)) {
  test(`no window makes the page scroll sideways: ${name}`, async ({ page }) => {
    for (const width of [360, 390, 640, 820, 960, 1100, 1280, 1440, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      await open(page, address);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, `at ${width}`).toBeLessThanOrEqual(0);
    }
  });
}
