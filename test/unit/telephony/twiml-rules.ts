/** What may stand in one verb: children, attributes, and whether it holds words or an address. */
interface VerbRule {
  readonly children?: readonly string[];
  readonly attributes?: Readonly<Record<string, RegExp>>;
  readonly text?: RegExp;
}

const [bool, count, address, some] = [/^(true|false)$/, /^\d{1,5}$/, /^https?:\/\/[^\s]+$/, /^.+$/s];
const post = /^POST$/;

/**
 * The verbs we use, as the carrier's documentation has them (Voice: Say, Play, Pause, Gather, Record, Enqueue, Leave, Dial, Number,
 * Client, Conference, Redirect, Reject, Hangup). Names are case-sensitive; whatever is not listed is an error (12200).
 */
export const verbRules: Readonly<Record<string, VerbRule>> = {
  Response: {
    children: ['Say', 'Play', 'Pause', 'Gather', 'Record', 'Enqueue', 'Leave', 'Dial', 'Redirect', 'Reject', 'Hangup'],
  },
  Say: { attributes: { language: /^(en-US|es-US)$/ }, text: some },
  Play: { attributes: { loop: count }, text: address },
  Pause: { attributes: { length: count } },
  Gather: {
    children: ['Say', 'Play', 'Pause'],
    attributes: {
      input: /^dtmf$/,
      numDigits: count,
      timeout: count,
      action: address,
      method: post,
      actionOnEmptyResult: bool,
    },
  },
  Record: {
    attributes: {
      maxLength: count,
      timeout: count,
      playBeep: bool,
      action: address,
      method: post,
      recordingStatusCallback: address,
      recordingStatusCallbackMethod: post,
      recordingStatusCallbackEvent: /^(in-progress|completed|absent)( (in-progress|completed|absent))*$/,
    },
  },
  Enqueue: { attributes: { action: address, method: post, waitUrl: address, waitUrlMethod: post }, text: /^[\w-]{1,64}$/ },
  Leave: {},
  Dial: {
    children: ['Number', 'Client', 'Conference'],
    attributes: { callerId: /^\+\d+$/, timeout: count, action: address, method: post },
  },
  Number: { text: /^\+?\d+$/ },
  Client: { text: /^\w+$/ },
  Conference: {
    attributes: {
      beep: /^false$/,
      startConferenceOnEnter: bool,
      endConferenceOnExit: bool,
      participantLabel: /^[\w-]{1,128}$/,
      statusCallback: address,
      statusCallbackEvent: /^(start|end|join|leave|mute|hold|modify|speaker|announcement)( [a-z]+)*$/,
      statusCallbackMethod: post,
    },
    text: /^[\w-]+$/,
  },
  Redirect: { attributes: { method: post }, text: address },
  Reject: { attributes: { reason: /^(busy|rejected)$/ } },
  Hangup: {},
};

/** While somebody waits in a line: no Record, no Dial, no second line (webhooks, waitUrl). */
export const waitVerbs: readonly string[] = ['Response', 'Say', 'Play', 'Pause', 'Hangup', 'Redirect', 'Leave', 'Gather'];
/** Verbs after which nothing in the document is reached; Record goes on when nothing was said. */
export const lastVerbs: readonly string[] = ['Enqueue', 'Leave', 'Redirect', 'Reject', 'Hangup'];
