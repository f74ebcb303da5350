import type { Page } from 'playwright-core';
import { toQuantiles, type Quantiles } from './quantiles.ts';

declare global {
  /** The time of the newest key, by the clock of the machine. */
  var pressedAt: number;
  /** The time at which the awaited text was on the page, by the same clock. */
  var seenAt: Promise<number>;
}

const KEYS = 40;

/** Measures from a key of the writer until the reader's page has it; each key after the earlier ones are saved. */
export async function measureFirstKeys(writer: Page, reader: Page): Promise<Quantiles> {
  await writer.locator('.tiptap p').nth(1).click();
  await writer.keyboard.press('End');
  await writer.evaluate(() => {
    document.addEventListener('keydown', () => (globalThis.pressedAt = Date.now()), { capture: true });
  });
  const durations: number[] = [];
  for (let index = 1; index <= KEYS; index += 1) {
    await writer.getByText('Saved', { exact: true }).waitFor();
    await reader.evaluate((marks) => {
      const text = document.querySelector('.tiptap');
      if (!text) throw new Error('there is no article');
      globalThis.seenAt = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!text.textContent.includes(marks)) return;
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(text, { subtree: true, childList: true, characterData: true });
      });
    }, '~'.repeat(index));
    await writer.keyboard.press('~');
    const seenAt = await reader.evaluate(() => globalThis.seenAt);
    durations.push(seenAt - (await writer.evaluate(() => globalThis.pressedAt)));
  }
  return toQuantiles(durations);
}
