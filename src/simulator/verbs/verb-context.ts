import type { Call } from '../calls/call.js';
import type { Source } from '../twiml/source.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import type { World } from '../world.js';

/** Who runs documents, and under which restrictions. */
export interface Running {
  readonly world: World;
  readonly call: Call;
  /** Aborts when the call hangs up, is redirected, or the surrounding verb is done with this document. */
  readonly signal: AbortSignal;
  /** The only verbs a waiting or whispering document may hold. */
  readonly allowed?: readonly string[];
  readonly inQueue?: boolean;
  /** Runs a document and those it leads to, until one runs out. */
  readonly run: (running: Running, source: Source) => Promise<void>;
}

export interface VerbContext extends Running {
  readonly documentUrl: string | undefined;
}

/** The document to go on with, or undefined to go on with the next verb. */
export type VerbOutcome = Source | undefined;
export type Verb = (context: VerbContext, node: TwimlNode) => Promise<VerbOutcome>;

/** A URL in a document made absolute; no reference is the document itself. Inline documents have nothing to be relative to. */
export function absoluteUrl(context: VerbContext, reference: string | undefined): string {
  const { documentUrl } = context;
  if (!reference && documentUrl) return documentUrl;
  if (reference && URL.canParse(reference, documentUrl)) return new URL(reference, documentUrl).href;
  throw new TwimlFailure(11100, `Invalid URL "${reference ?? ''}": an inline document needs absolute URLs`, documentUrl);
}
