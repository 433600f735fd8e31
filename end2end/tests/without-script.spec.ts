// Everything but comfort works without JavaScript.
import { expect, pages, ranking, slices, test } from "./site.ts";

test("a facet is a link", async ({ page }) => {
  await page.goto(slices.last);
  await page.locator("#facet-domain").getByRole("link", { name: "humanities" }).click();
  await expect(page).toHaveURL(/domain=humanities/);
  await expect(ranking(page).getByRole("rowheader").first()).toContainText("Qwen2-72B-Instruct");
});

test("filters are a form with a button", async ({ page }) => {
  await page.goto(slices.last);
  await page.locator("#facet-size").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(page).toHaveURL(/size=under-10b/);
  await expect(page.locator("#facet-size").getByRole("checkbox").first()).toBeChecked();
});

test("a day is asked for by a form, and the change before is a link", async ({ page }) => {
  await page.goto(slices.tied);
  await page.locator("[data-focus=previous]").click();
  await expect(page.locator(".verdict")).toContainText("GPT-4");
  await page.getByLabel("As of", { exact: true }).fill("2023-09-26");
  await page.locator("form.asof").getByRole("button", { name: "Show" }).click();
  await expect(page.locator(".verdict")).toContainText("XuanYuan-70B");
});

test("rows are sorted and found by name", async ({ page }) => {
  await page.goto(slices.last);
  await ranking(page).getByRole("link", { name: "Items" }).click();
  await expect(page).toHaveURL(/sort=items/);
  await page.getByRole("searchbox", { name: "Find by name" }).fill("yi-34b");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page).toHaveURL(/find=yi-34b/);
  await expect(page).toHaveURL(/sort=items/);
});

test("there is no button that would do nothing", async ({ page }) => {
  await page.goto(slices.tied);
  await expect(page.getByRole("button", { name: "Copy sentence" })).toHaveCount(0);
  await expect(page.locator("#quote")).toContainText("XuanYuan-70B");
});

test("the theme is chosen", async ({ page }) => {
  await page.goto("/boards");
  await page.locator("details.theme summary").click();
  await page.locator("details.theme").getByRole("button", { name: "dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

for (const [name, address] of Object.entries(pages)) {
  test(`whole: ${name}`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole("main")).not.toBeEmpty();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  });
}
