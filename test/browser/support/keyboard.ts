import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** The keyboard is there, or arrives there in a moment. */
export async function isFocused(target: Locator): Promise<void> {
  await target.first().waitFor({ state: "attached" });
  await expect.poll(() => hasFocus(target), { timeout: 30_000 }).toBe(true);
}

/** Presses Tab until the keyboard is there; fails when it does not come by within sixty presses. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await pressUntilFocused(page, target, "Tab", 60);
}

/** The same with the down arrow, in a menu. */
export async function moveTo(page: Page, target: Locator): Promise<void> {
  await pressUntilFocused(page, target, "ArrowDown", 10);
}

async function pressUntilFocused(page: Page, target: Locator, key: string, most: number): Promise<void> {
  await target.first().waitFor({ state: "attached" });
  for (let pressed = 0; pressed < most; pressed++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  expect(await hasFocus(target), `${key} leads to ${target}`).toBe(true);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.first().evaluate((element) => element.matches(":focus"));
}
