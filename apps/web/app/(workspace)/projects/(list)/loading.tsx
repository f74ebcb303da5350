import { LoadingPage } from '@/components/loading-page.tsx';

export default function ProjectsLoading() {
  return <LoadingPage what="your projects" />;
}
