import { useState } from 'react';
import type { TermChoices } from '@headway/text/words';
import type { ShownTerm } from '@/features/editor/occurrences/show-term.ts';
import type { DocumentSession } from '@/features/editor/session/start-document-session.ts';
import { useMay } from '@/features/projects/open-project.ts';
import type { TermActions } from '@/features/reading/score/term-actions.ts';

interface TermOptions {
  /** The language of the text. */
  locale: string;
  choices: TermChoices;
  /** Called before a term is shown, to uncover the text. */
  onShow: () => void;
}

/** The actions on terms: stepping through the occurrences of one in the text, ignoring one, adding one. */
export function useTermActions(
  session: DocumentSession | null,
  { locale, choices, onShow }: TermOptions,
): TermActions {
  const mayEdit = useMay('editor');
  const [shown, setShown] = useState<ShownTerm | null>(null);

  async function show(term: string, step: 1 | -1): Promise<void> {
    onShow();
    setShown((await session?.showTerm({ term, locale, before: shown, step })) ?? null);
  }
  return {
    choices,
    shown,
    onShow: (term, step) => void show(term, step),
    onHide() {
      session?.hideTerms();
      setShown(null);
    },
    onChoose: mayEdit && session ? (term, choice) => session.terms.choose(term, choice) : null,
  };
}
