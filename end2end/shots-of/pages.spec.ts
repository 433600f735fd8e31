import { test } from "@playwright/test";

import { pages, settled } from "../tests/site.ts";

for (const lang of ["zh", "en"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [390, 1440]) {
      test(`${lang} ${colorScheme} ${width}`, async ({ browser, baseURL }) => {
        test.setTimeout(240_000);
        const context = await browser.newContext({ baseURL, colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        for (const [name, address] of Object.entries(pages)) {
          await page.goto(`${address}${address.includes("?") ? "&" : "?"}lang=${lang}`);
          await settled(page);
          await page.screenshot({ path: `shots/${name}-${width}-${colorScheme}-${lang}.png`, fullPage: true });
        }
        await context.close();
      });
    }
  }
}
