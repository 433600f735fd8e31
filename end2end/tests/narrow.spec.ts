// A telephone: the navigation is behind a button, the facets are folded, rows are a list.
import { expect, open, ranking, rows, slices, test } from "./site.ts";

test("the navigation is behind the menu", async ({ page }) => {
  await open(page, slices.tied);
  const menu = page.locator("details.menu");
  await menu.locator("summary").click();
  await menu.getByRole("link", { name: "榜单" }).click();
  await expect(page).toHaveURL(/\/boards$/);
});

test("facets unfold, and stay unfolded after a change", async ({ page }) => {
  await open(page, slices.last);
  const stem = page.locator("[data-focus='domain=stem']");
  await expect(stem).toBeHidden();
  await page.getByText("更改口径").click();
  await stem.click();
  await expect(page).toHaveURL(/domain=stem/);
  await expect(stem).toHaveAttribute("aria-current", "true");
  await expect(stem).toBeVisible();
});

test("rows are a list that is still a table", async ({ page }) => {
  await open(page, slices.tied);
  await expect(ranking(page)).toBeVisible();
  expect((await rows(page))[0]?.[1]).toBe("轩辕-70B");
  const row = ranking(page).getByRole("row").filter({ hasText: "XuanYuan-70B" });
  await expect(row).toContainText("71.10");
  await expect(row.getByRole("img", { name: /15/ })).toBeVisible();
});
