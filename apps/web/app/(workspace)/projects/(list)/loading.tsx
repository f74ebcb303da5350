import { LoadingPage } from '@/components/pages/loading-page.tsx';

export default function ProjectsLoading() {
  return <LoadingPage what="your projects" />;
}
