import type { Page } from 'playwright-core';
import { toQuantiles, type Quantiles } from './quantiles.ts';

declare global {
  /** How long each key took to be painted, in milliseconds. */
  var paintedAfter: number[];
}

const KEYS = 60;
/** The pace of a fast typist. */
const BETWEEN_KEYS_MS = 80;

/** Measures from a key until the page is painted with its change. */
export async function measureTyping(page: Page): Promise<Quantiles> {
  await page.locator('.tiptap p').nth(2).click();
  await page.keyboard.press('End');
  await page.evaluate(() => {
    globalThis.paintedAfter = [];
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        // the task after a frame begins when the frame is painted
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
