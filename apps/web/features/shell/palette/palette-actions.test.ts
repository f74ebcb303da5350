import { expect, test, vi } from 'vitest';
import { findActions } from './palette-actions.ts';

const project = '/projects/d1000000-0000-4000-8000-000000000001';

function find(text: string, path = '/projects') {
  return findActions(text, { path, go: vi.fn(), setTheme: vi.fn() }).map(({ label }) => label);
}

test('actions are found by the words of their names, in any order and case', () => {
  expect(find('APPEARANCE dark')).toEqual(['Dark appearance']);
  expect(find('nothing like it')).toEqual([]);
  expect(find('')).toContain('Account');
});

test('what belongs to a project is offered on its pages only', () => {
  expect(find('project')).toEqual(['All projects']);
  expect(find('project', `${project}/usage`)).toContain('Usage of this project');
});

test('an action goes to its page', () => {
  const go = vi.fn();
  findActions('usage', { path: project, go, setTheme: vi.fn() })[0]?.run();
  expect(go).toHaveBeenCalledWith(`${project}/usage`);
});
