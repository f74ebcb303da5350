import { LoadingPage } from '@/components/loading-page.tsx';

export default function ProjectLoading() {
  return <LoadingPage what="the project" />;
}
