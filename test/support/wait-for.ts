const askEveryMs = 50;

/**
 * Asks `probe` until it answers something truthy, and resolves to that. A probe that throws has not answered yet. Rejects
 * after `timeoutMs` (20 s unless told), naming what was waited for and what the probe said last.
 */
export async function waitFor<T>(
  description: string,
  probe: () => T | Promise<T>,
  { timeoutMs = 20_000 }: { readonly timeoutMs?: number } = {},
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  do {
    try {
      const answer = await probe();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  } while (Date.now() < deadline);
  throw new Error(`Waited ${timeoutMs} ms in vain for ${description}; last answer: ${String(last)}`);
}
