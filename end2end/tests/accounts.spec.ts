// Accounts: signing up and in, a token that is shown once, signing out.
import { freshName, password } from "./people.ts";
import { expect, test, words } from "./site.ts";

test("sign up, sign in, make a token, sign out", async ({ page, lang, context }, info) => {
  const name = freshName(info.project.name);
  await page.goto("/");
  await page
    .getByRole("banner")
    .getByRole("link", { name: words(lang, "账户", "Account") })
    .first()
    .click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("link", { name: words(lang, "注册账户", "Make an account") }).click();

  // What is wrong stands in a summary that has focus, and beside its field; what was typed stays.
  await page.getByLabel(words(lang, "账户名", "Account name")).fill(name);
  await page.getByLabel(words(lang, "密码", "Password")).fill("password");
  const make = page.getByRole("button", { name: words(lang, "注册账户", "Make an account") });
  await make.click();
  await expect(page).toHaveTitle(words(lang, /^错误：/, /^Error: /));
  const summary = page.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary).toContainText(words(lang, "最常见的 10 个密码之一", "top-10 common password"));
  await summary.getByRole("link").click();
  await expect(page.getByLabel(words(lang, "密码", "Password"))).toBeFocused();
  await expect(page.getByLabel(words(lang, "账户名", "Account name"))).toHaveValue(name);
  await page.getByLabel(words(lang, "密码", "Password")).fill(password);
  await make.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  const cookies = await context.cookies();
  const session = cookies.find((cookie) => cookie.name === "__Host-jinbang-session");
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });

  await page.getByRole("button", { name: words(lang, "退出登录", "Sign out") }).click();
  await page.goto("/account");
  await page.getByLabel(words(lang, "账户名", "Account name")).fill(name);
  await page.getByLabel(words(lang, "密码", "Password")).fill("not the password");
  const enter = page.getByRole("main").getByRole("button", { name: words(lang, "登录", "Sign in") });
  await enter.click();
  await expect(summary).toContainText(words(lang, "账户名或密码不对", "The account name or the password is wrong"));
  await page.getByLabel(words(lang, "密码", "Password")).fill(password);
  await enter.click();

  await page.getByLabel(words(lang, "令牌名称", "Name of the token")).fill("nightly");
  await page.getByRole("checkbox", { name: words(lang, "报送", "file"), exact: true }).check();
  await page.getByRole("button", { name: words(lang, "建立令牌", "Make a token") }).click();
  const token = page.locator("#token");
  await expect(token).toHaveText(/^jinbang_[\w-]{43}$/);
  const secret = await token.textContent();
  await page.goto("/account");
  await expect(page.getByRole("rowheader", { name: "nightly" })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole("button", { name: words(lang, "吊销 nightly", "Revoke nightly") }).click();
  await expect(page.getByRole("status")).toHaveText(words(lang, "令牌已吊销。", "The token is revoked."));

  // Kept pages say nobody's name.
  await page.goto("/boards");
  await expect(page.getByText(name)).toHaveCount(0);
});
