import { findCitations } from '@headway/text/citations';
import { expect, it } from 'vitest';
import { findQuotations } from '../../writing/quote.ts';
import { findMisquotes } from './misquotes.ts';

const SAID = 'A hub keeps one connection to the database and collects the topics that moved in 2024.';
const sourceTexts = new Map([
  [1, `Before it.\n${SAID}\nIt doesn’t end.`],
  [2, 'Another page.'],
]);
const find = (text: string) => {
  const cited = findCitations(text);
  const citations = cited.flatMap(({ numbers }) => numbers);
  const found = findMisquotes({ text, quotations: findQuotations(text, cited), citations }, { sourceTexts });
  return found.map(({ isCertain }) => isCertain);
};

it.each([
  `“${SAID}” [1]`,
  `“${SAID}”, says Page 1 [1].`,
  `As [1] puts it, “${SAID}”`,
  `The page says “${SAID}” ([1]).`,
  `The page says “${SAID.slice(0, -1)},” and more [1].`,
  `The page says “${SAID.replace('A hub', 'a hub')}” [1]`,
  `The page says “… ${SAID.slice(6)}” [1]`,
  `The page says “${SAID.replace('to the database ', '[…] ')}” [1]`,
  `The page says “${SAID.replace('A hub', '[It]')}” [1]`,
  `The page says “${SAID} [1]”`,
  `„${SAID}“ [1]`,
  `« ${SAID} » [1]`,
  `"${SAID}" [1]`,
  'It says "it doesn\'t end" [1].',
  'The book “How to Read an Event Stream Well” is good.',
  'The so-called “open stream” is.',
])('%s is no misquotation', (text) => {
  expect(find(text)).toEqual([]);
});

it.each([
  '“Nobody ever said these words anywhere.” [1]',
  '“Nobody ever said these words anywhere.”',
  '“Nobody ever said so” [1]',
  '"Nobody ever said these words anywhere." [1]',
  '„Niemand hat diese Worte je gesagt.“ [1]',
  '»Niemand hat diese Worte je gesagt.« [1]',
  '« Personne n’a jamais dit ces mots. » [1]',
  '‘Nobody ever said these words anywhere.’ [1]',
  '“Nobody ever said these words anywhere [1].”',
  'As [1] puts it, “Nobody ever said these words anywhere.”',
  `“${SAID}” [2]`,
  `“${SAID.replace('to the database ', '[…] no ')}” [1]`,
])('%s is a misquotation', (text) => {
  expect(find(text)).toEqual([true]);
});

it.each([
  'The setting “keep the stream open” is on by default.',
  'The question “what is an event stream for?” is common.',
  'Say “Something went wrong, please try again.” instead.',
  'It is a “thin line” [1].',
])('%s may be a misquotation', (text) => {
  expect(find(text)).toEqual([false]);
});
