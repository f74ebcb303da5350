import { describe, expect, it } from 'vitest';
import { detectLanguage, detectLanguageOfWords } from './detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    [
      'en',
      'The cache is a place in which the results of a request are kept, so that the next one for it can be answered with this and you do not have to wait for the page of the server.',
    ],
    [
      'de',
      'Der Cache ist ein Ort, an dem die Ergebnisse einer Anfrage liegen, und die nächste wird mit dem beantwortet, was in der Datei ist, so dass sich das nicht auf den Server auswirkt und die Seite schnell ist.',
    ],
    [
      'fr',
      "Le cache est un lieu dans lequel les résultats d'une requête sont gardés, pour que la suivante soit servie avec ce qui est dans le fichier et que vous ne deviez pas attendre la page du serveur.",
    ],
  ])('recognises %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('tells a short text from a text in a language that it does not know', () => {
    const polish =
      'strumień zdarzeń jest odpowiedzią która pozostaje otwarta aby czytelnik wiedział co się dzieje';
    const words = polish.split(' ');
    expect(detectLanguageOfWords(words)).toBe('too-short');
    expect(detectLanguageOfWords([...words, ...words, ...words])).toBe('unknown');
    expect(detectLanguage(`${polish} `.repeat(3))).toBeNull();
  });
});
