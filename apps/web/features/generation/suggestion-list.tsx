'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { toSentence } from '@/features/problems/problem.ts';
import { requestGeneration } from './request-generation.ts';

interface SuggestionListProps {
  projectId: string;
  locale: string;
  suggestions: readonly string[];
}

/** Keywords that would work instead; one press starts an article on one of them. */
export function SuggestionList({ projectId, locale, suggestions }: SuggestionListProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<string | null>(null);

  async function choose(keyword: string) {
    setChosen(keyword);
    const idempotencyKey = crypto.randomUUID();
    const answer = await requestGeneration({ projectId, keyword, locale, idempotencyKey });
    if (answer.ok) {
      router.push(`/content/${answer.data.contentId}`);
      return;
    }
    setChosen(null);
    toast.error('Not started', { description: toSentence(answer.problem) });
  }

  return (
    <div>
      <p className="text-sm font-medium" id="suggestions">
        These are covered
      </p>
      <ul aria-labelledby="suggestions" className="mt-2 flex flex-wrap gap-2">
        {suggestions.map((keyword) => (
          <li key={keyword}>
            <Button
              size="small"
              pending={chosen === keyword}
              disabled={chosen !== null}
              onClick={() => void choose(keyword)}
            >
              {keyword}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
