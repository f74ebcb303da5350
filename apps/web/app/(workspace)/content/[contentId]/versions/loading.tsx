import { LoadingPage } from '@/components/pages/loading-page.tsx';

export default function VersionsLoading() {
  return <LoadingPage what="the versions" />;
}
