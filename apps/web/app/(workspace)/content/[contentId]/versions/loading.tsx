import { LoadingPage } from '@/components/loading-page.tsx';

export default function VersionsLoading() {
  return <LoadingPage what="the versions" />;
}
