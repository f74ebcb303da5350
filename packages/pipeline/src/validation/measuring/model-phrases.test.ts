import { expect, it } from 'vitest';
import { findModelPhrases } from './model-phrases.ts';

it.each([
  'As an AI language model, I do not know.',
  'I can’t help with that.',
  'Als KI-Sprachmodell kann ich keine Seiten lesen.',
  'Als künstliche Intelligenz habe ich keine Meinung.',
  'Ich bin nur ein Sprachmodell.',
  'Es tut mir leid, aber ich kann diesen Artikel nicht schreiben.',
  'Ich kann dir dabei leider nicht helfen.',
  'Como modelo de lenguaje, no puedo abrir páginas.',
  'Lo siento, pero no puedo ayudarte.',
  'No puedo ayudarte con eso.',
  'En tant que modèle de langage, je n’ai pas accès au web.',
  'En tant qu’IA, je ne peux pas juger.',
  'Je suis désolé, mais je ne peux pas écrire cet article.',
  'Come modello linguistico, non posso leggere le pagine.',
  'Mi dispiace, ma non posso aiutarti.',
  'Sono solo un modello linguistico.',
  'Als AI-taalmodel kan ik geen pagina’s lezen.',
  'Het spijt me, maar ik kan dit niet schrijven.',
  'Ik kan je hierbij helaas niet helpen.',
  'Como um modelo de linguagem, não posso abrir páginas.',
  'Desculpe, mas não posso escrever este artigo.',
  'Sou apenas um modelo de linguagem.',
])('finds “%s”', (sentence) => {
  expect(findModelPhrases(sentence)).not.toEqual([]);
});

it.each([
  'It can serve as an AI assistant.',
  'One cannot help but like it.',
  'Es kann als KI-Assistent dienen.',
  'Als Sprachmodell eignet sich ein kleines.',
  'Ich kann diese Funktion nicht genug loben, sagt die Autorin.',
  'Puede servir como modelo de lenguaje.',
  'El asistente funciona como un modelo de IA.',
  'Il peut servir en tant que modèle de langage.',
  'Si je ne peux pas me connecter, la page le dit.',
  'Può essere usato come modello linguistico.',
  'Het werkt als taalmodel en als vertaler.',
  'Pode servir como modelo de linguagem.',
  'Não posso esquecer de citar a fonte.',
])('finds nothing in “%s”', (sentence) => {
  expect(findModelPhrases(sentence)).toEqual([]);
});
