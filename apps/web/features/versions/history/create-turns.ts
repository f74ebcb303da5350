import type { InfiniteQueryObserverResult } from '@tanstack/react-query';
import pLimit from 'p-limit';

type Pages<Data, Failure> = Pick<
  InfiniteQueryObserverResult<Data, Failure>,
  'isFetching' | 'refetch' | 'fetchNextPage'
>;

/**
 * Fetches pages, and changes those that are shown, one after the other. A fetch that begins during another one would abort
 * it: an older page would be lost without a word.
 */
export function createTurns() {
  const inTurn = pLimit(1);
  return {
    /** Reads what has changed and puts it into the pages that are shown. */
    change: <Read>(read: () => Promise<Read>) => inTurn(read),
    /** Fetches the pages that are shown again. */
    refetch: <Data, Failure>(refetch: Pages<Data, Failure>['refetch']) => inTurn(() => refetch()),
    /** Fetches the next page. */
    fetchNext: <Data, Failure>({ isFetching, refetch, fetchNextPage }: Pages<Data, Failure>) =>
      inTurn(async () => {
        // The window's focus also fetches, and fetching the next page would abort that.
        if (isFetching) await refetch({ cancelRefetch: false });
        return fetchNextPage();
      }),
  };
}
