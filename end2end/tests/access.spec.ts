// axe against WCAG 2.2 AA: every page, in the language of the project, light and dark.
import { faults } from "./axe.ts";
import { expect, open, pages, test } from "./site.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [name, address] of Object.entries(pages)) {
      test(`axe: ${name}`, async ({ page }) => {
        await open(page, address);
        // One of each kind is opened: two hundred alike would only be two hundred times as slow.
        await page.locator("main details").evaluateAll((all) => {
          const opened = new Set<string>();
          for (const details of all) {
            const kind = details.id || details.className || details.parentElement?.className || "";
            if (!opened.has(kind)) details.setAttribute("open", "");
            opened.add(kind);
          }
        });
        // Of a long table its first rows stay, and its last, among them baselines: the others are like them.
        const alike = page.locator("main tbody tr:nth-child(n + 20):not(:nth-last-child(-n + 3))");
        await alike.evaluateAll((rows) => rows.forEach((row) => row.remove()));
        expect(await faults(page)).toEqual([]);
      });
    }
  });
}
