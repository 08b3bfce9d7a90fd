import { QueryClient, useMutation, useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import { api } from './client.js';
import { isProblem, Problem } from './problem.js';

/** First word of a query key. What an event names by an id is asked again under the same word (`live/changed-by.ts`). */
export type Noun =
  | 'me'
  | 'calls'
  | 'callbacks'
  | 'people'
  | 'intakes'
  | 'flags'
  | 'alerts'
  | 'board'
  | 'beds'
  | 'appointments'
  | 'referrals'
  | 'benefits'
  | 'admin'
  | 'inbound-calls'
  | 'reports';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 3 && isProblem(error) && error.isPassing,
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 8_000),
      throwOnError: false,
    },
    mutations: { retry: false },
  },
});

interface Asking {
  readonly enabled?: boolean;
  /** Milliseconds: for what changes without an event. */
  readonly every?: number;
}

/** Reads an address of the server, and again whenever an event says that it changed. */
export function useAsk<T>(
  key: readonly [Noun, ...unknown[]],
  path: string,
  { enabled = true, every }: Asking = {},
): UseQueryResult<T, Problem> {
  return useQuery<T, Problem>({
    queryKey: key,
    queryFn: ({ signal }) => api.get<T>(path, signal),
    enabled,
    ...(every === undefined ? {} : { refetchInterval: every }),
  });
}

/** Changes something at the server; what `nouns` names is asked again before it counts as done. */
export function useChange<Input = void, Result = void>(change: (input: Input) => Promise<Result>, ...nouns: readonly Noun[]) {
  return useMutation<Result, Problem, Input>({
    mutationFn: change,
    onSettled: () => askAgain(...nouns),
  });
}

export async function askAgain(...nouns: readonly Noun[]): Promise<void> {
  await Promise.all(nouns.map((noun) => queries.invalidateQueries({ queryKey: [noun] satisfies QueryKey })));
}
