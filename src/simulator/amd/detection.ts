import type { Persona } from '../phones/persona.js';
import type { HttpMethod } from '../webhooks/webhook.js';

/** How a call finds out who picked up. */
export interface AmdRequest {
  readonly mode: 'Enable' | 'DetectMessageEnd';
  readonly timeoutSeconds: number;
  /** Asynchronous detection: the call goes on at once, and this is told. Undefined holds the document back meanwhile. */
  readonly callback: { readonly url: string; readonly method: HttpMethod } | undefined;
}

export type AnsweredBy = 'human' | 'machine_start' | 'machine_end_beep' | 'fax' | 'unknown';

interface Detection {
  readonly answeredBy: AnsweredBy;
  /** Simulated seconds from the answer. */
  readonly seconds: number;
}

const GREETING_SECONDS = 4;
const HUMAN_AFTER = 2;
const MACHINE_AFTER = 3;

function recognise({ kind, greetingSeconds = GREETING_SECONDS }: Persona, mode: AmdRequest['mode']): Detection {
  switch (kind) {
    case 'human':
    case 'relative':
      return { answeredBy: 'human', seconds: HUMAN_AFTER };
    case 'fax':
      return { answeredBy: 'fax', seconds: MACHINE_AFTER };
    case 'voicemail':
      if (mode === 'Enable') return { answeredBy: 'machine_start', seconds: MACHINE_AFTER };
      return { answeredBy: 'machine_end_beep', seconds: greetingSeconds };
    default:
      return { answeredBy: 'unknown', seconds: Infinity };
  }
}

/** Who is taken to have answered, and when that is known; `unknown` at the timeout when nothing was recognised before. */
export function detect(persona: Persona, { mode, timeoutSeconds }: AmdRequest): Detection {
  const recognised = recognise(persona, mode);
  return recognised.seconds <= timeoutSeconds ? recognised : { answeredBy: 'unknown', seconds: timeoutSeconds };
}
