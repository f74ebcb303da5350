import { describe, expect, it, vi } from 'vitest';
import { recall } from './recall.ts';

describe('recall', () => {
  it('makes a remembered value once, and forgets the value that was used longest ago', () => {
    const make = vi.fn<(text: string) => string>((text) => text.toUpperCase());
    const get = recall(make, 2);
    expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
    expect(make.mock.calls.map(([text]) => text)).toEqual(['a', 'b', 'c', 'b']);
  });
});
