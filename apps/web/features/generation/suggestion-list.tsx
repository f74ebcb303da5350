import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { showProblem } from '@/features/problems/show-refusal.ts';
import { requestGeneration } from './request-generation.ts';

interface SuggestionListProps {
  projectId: string;
  locale: string;
  suggestions: readonly string[];
}

/** Keywords that would work instead; pressing one starts an article on it. */
export function SuggestionList({ projectId, locale, suggestions }: SuggestionListProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<string | null>(null);

  async function choose(keyword: string) {
    setChosen(keyword);
    const answer = await requestGeneration(projectId, { keyword, locale }, crypto.randomUUID());
    if (answer.ok) {
      router.push(`/content/${answer.data.contentId}`);
      return;
    }
    setChosen(null);
    showProblem('Could not be started', answer.problem);
  }

  return (
    <div>
      <p className="text-sm font-medium" id="suggestions">
        Also covered
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
