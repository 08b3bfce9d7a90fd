/** How one try ended, as far as it concerns us: what the receiver wrote into its answer never does. */
export type TryResult =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | null }
  /** The address is none that we send to; nothing was sent. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** It was sent, or not; nobody can say. The code is ours or the network's, such as ECONNREFUSED. */
  | { readonly kind: 'failed'; readonly code: string };

export type AnswerMeaning =
  | { readonly kind: 'delivered' }
  /** The receiver wants nothing any more (RFC 9110, 410). */
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-delivered'; readonly because: string; readonly retryAfter: string | null };

/** What does the end of a try mean? Only 2xx is "received"; a redirect is never followed, since it could lead anywhere. */
export function judgeAnswer(result: TryResult): AnswerMeaning {
  if (result.kind === 'refused') return notDelivered(result.sentence);
  if (result.kind === 'failed') return notDelivered(failureSentences[result.code] ?? `The connection failed (${result.code}).`);
  const { status, retryAfter } = result;
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'gone' };
  if (status >= 300 && status < 400) {
    return notDelivered(`The receiver answered ${status}: it sends us elsewhere, which we do not follow. Set its new address.`);
  }
  return { ...notDelivered(`The receiver answered ${status}.`), retryAfter };
}

const failureSentences: Readonly<Record<string, string>> = {
  timeout: 'The receiver did not answer in time.',
  ENOTFOUND: 'There is no host with this name.',
  ECONNREFUSED: 'Nobody listens at this address.',
  ECONNRESET: 'The receiver cut the connection.',
};

function notDelivered(because: string): AnswerMeaning & { readonly kind: 'not-delivered' } {
  return { kind: 'not-delivered', because, retryAfter: null };
}
