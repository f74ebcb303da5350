import { defineTopic } from '@headway/realtime/client';
import { contentFold } from '@headway/topics/content';

/** `content:<id>` with everything: the page of a content follows it. */
export const generationTopic = defineTopic(contentFold);

/** `content:<id>` without its text: a row of a list starts from it and follows it. */
export const generationSummaryTopic = defineTopic({
  ...contentFold,
  reduce: (...args: Parameters<typeof contentFold.reduce>) => ({ ...contentFold.reduce(...args), text: '' }),
});
