// A telephone: the navigation is behind a button, the facets are folded, rows are a list.
import { expect, open, pages, ranking, rows, slices, test } from "./site.ts";

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

test("the tables of other pages are lists in which nothing is out of sight", async ({ page }) => {
  for (const address of [pages.home, pages.models, pages.model, pages.dataset, pages.listing, pages.result] as string[]) {
    await open(page, address);
    const lists = page.locator("table.t-list");
    expect(await lists.count(), address).toBeGreaterThan(0);
    for (const list of await lists.all()) {
      await expect(list, address).toHaveAttribute("role", "table");
      const seen = await list.evaluate((table) => {
        const room = (table.parentElement as HTMLElement).getBoundingClientRect();
        const cells = [...table.querySelectorAll("tbody th, tbody td")];
        const within = cells.every((cell) => cell.getBoundingClientRect().right <= room.right + 1);
        return { within, named: cells.every((cell) => cell.matches("[role=rowheader], [data-label], [data-wide]")) };
      });
      expect(seen, address).toEqual({ within: true, named: true });
    }
  }
});
