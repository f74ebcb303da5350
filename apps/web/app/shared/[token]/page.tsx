import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { readSharedArticle } from '@/features/sharing/server/read-shared-article.ts';
import { SharedArticleView } from '@/features/sharing/shared-article-view.tsx';

interface SharedPageProps {
  params: Promise<{ token: string }>;
}

export async function generateMetadata({ params }: SharedPageProps): Promise<Metadata> {
  const shared = await readSharedArticle((await params).token);
  return {
    title: { absolute: shared?.title ?? 'Link not valid' },
    description: null,
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
  };
}

export default async function SharedPage({ params }: SharedPageProps) {
  await connection();
  const shared = await readSharedArticle((await params).token);
  if (shared === null) notFound();
  return <SharedArticleView locale={shared.locale} text={shared.text} sources={shared.sources} />;
}
