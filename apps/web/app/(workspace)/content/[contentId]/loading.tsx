import { LoadingPage } from '@/components/loading-page.tsx';

export default function ContentLoading() {
  return <LoadingPage what="the article" />;
}
