import type { Page } from 'playwright-core';
import { toQuantiles, type Quantiles } from './quantiles.ts';

declare global {
  /** How long each key took to be painted, in milliseconds. */
  var paintedAfter: number[];
}

const KEYS = 60;
/** As fast as somebody who types well. */
const BETWEEN_KEYS_MS = 80;

/** From a key that is pressed until the page has been painted with what it did. */
export async function measureTyping(page: Page): Promise<Quantiles> {
  await page.locator('.tiptap p').nth(2).click();
  await page.keyboard.press('End');
  await page.evaluate(() => {
    globalThis.paintedAfter = [];
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        // the task that follows a frame begins when it has been painted
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener(
            'message',
            () => globalThis.paintedAfter.push(performance.now() - timeStamp),
            {
              once: true,
            },
          );
          port1.start();
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  await page.keyboard.type('a'.repeat(KEYS), { delay: BETWEEN_KEYS_MS });
  await page.waitForFunction((count) => globalThis.paintedAfter.length >= count, KEYS);
  return toQuantiles(await page.evaluate(() => globalThis.paintedAfter));
}
