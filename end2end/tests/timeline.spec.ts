// The marker of the time line: by pointer and by keys, and what becomes of the address.
import { expect, focused, isMarked, mark, open, rows, slices, test, words } from "./site.ts";

test("the marker is dragged, and the address goes with it", async ({ page }) => {
  await open(page, slices.last);
  await mark(page);
  const slider = page.getByRole("slider");
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const from = page.url();
  await page.mouse.move(box.x + box.width * 0.45, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.2, box.y + 50, { steps: 4 });
  await expect(slider).toHaveAttribute("aria-valuetext", /^2024-0[1-3]-/);
  expect(page.url(), "nothing is asked for while it is held").toBe(from);
  await page.mouse.up();
  await expect(page).toHaveURL(/as-of=2024-0[1-3]-/);
  const day = new URL(page.url()).searchParams.get("as-of") ?? "";
  await expect(page.locator("#as-of")).toHaveValue(day);
  await expect(page.locator(".at-day")).toHaveText(day);
  expect(await isMarked(page)).toBe(true);
  await page.goBack();
  await expect(page).toHaveURL(/as-of=2024-12-31/);
  await expect(page.locator(".at-day")).toHaveText("2024-12-31");
});

test("arrow keys go from change to change", async ({ page, lang }) => {
  await open(page, slices.tied);
  await mark(page);
  const slider = page.getByRole("slider", { name: words(lang, "截至", "As of") });
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/as-of=2023-08-13/);
  await expect.poll(async () => (await rows(page))[0]?.[1]).toBe("GPT-4");
  await expect.poll(() => focused(page)).toBe("as-of-marker");
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/as-of=2023-09-26/);
  await page.keyboard.press("Home");
  await expect(page).toHaveURL(/as-of=2023-06-16/);
  await expect(slider).toHaveAttribute("aria-valuenow", "0");
  expect(await isMarked(page)).toBe(true);
});

test("a pointer that is taken away leaves the day as it was", async ({ page }) => {
  await open(page, slices.tied);
  const from = page.url();
  const slider = page.getByRole("slider");
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width * 0.5, box.y + 50);
  await page.mouse.down();
  await expect(page.locator(".at-day")).not.toHaveText("2023-09-26");
  await slider.dispatchEvent("pointercancel", { pointerId: 1 });
  await expect(page.locator(".at-day")).toHaveText("2023-09-26");
  await page.mouse.up();
  expect(page.url()).toBe(from);
});
