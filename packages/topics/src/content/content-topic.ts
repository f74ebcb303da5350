const NAME = /^content:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * The topic that carries the generations of a content.
 *
 * @example
 * contentTopic('9b2d0000-0000-4000-8000-000000000001'); // 'content:9b2d0000-0000-4000-8000-000000000001'
 */
export function contentTopic(contentId: string): string {
  return `content:${contentId}`;
}

/** The content's id in a name made by {@link contentTopic}; null for the name of any other topic. */
export function parseContentTopic(topic: string): string | null {
  return NAME.exec(topic)?.[1] ?? null;
}
