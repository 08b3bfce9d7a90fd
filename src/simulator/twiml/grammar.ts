import { fieldNames } from '../field-names.js';
import type { TwimlNode } from './twiml-node.js';

interface Rule {
  readonly attributes: readonly string[];
  readonly children?: readonly string[];
  readonly text?: boolean;
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

const METHOD = ['GET', 'POST'];
const BOOLEAN = ['true', 'false'];
const PROMPTS = ['Say', 'Play', 'Pause'];
const SPEECH = ['break', 'emphasis', 'lang', 'p', 'phoneme', 'prosody', 's', 'say-as', 'sub', 'w'];
const CALL_CALLBACK = ['url', 'method', 'statusCallback', 'statusCallbackEvent', 'statusCallbackMethod'];
const CALL_CALLBACK_VALUES = {
  method: METHOD,
  statusCallbackMethod: METHOD,
  statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
};

/**
 * What this simulator can run: its elements, and the attributes it acts on or that change nothing a caller notices.
 * Everything else in Twilio's grammar is refused rather than ignored, so that no test passes on a verb that did nothing.
 */
const RULES: Readonly<Record<string, Rule>> = {
  Response: { attributes: [], children: [...PROMPTS, 'Gather', 'Dial', 'Enqueue', 'Leave', 'Redirect', 'Reject', 'Hangup'] },
  Say: { attributes: ['voice', 'language', 'loop'], children: SPEECH, text: true },
  Play: { attributes: ['loop', 'digits'], text: true },
  Pause: { attributes: ['length'] },
  Gather: {
    attributes: fieldNames(`
      action method numDigits timeout finishOnKey actionOnEmptyResult input language hints
      speechTimeout bargeIn profanityFilter
    `),
    children: PROMPTS,
    values: { method: METHOD, actionOnEmptyResult: BOOLEAN, input: ['dtmf', 'speech'] },
  },
  Dial: {
    attributes: [
      'action',
      'method',
      'timeout',
      'timeLimit',
      'callerId',
      'hangupOnStar',
      'sequential',
      'answerOnBridge',
      'ringTone',
    ],
    children: ['Number', 'Client', 'Conference'],
    text: true,
    values: { method: METHOD, hangupOnStar: BOOLEAN, sequential: BOOLEAN, answerOnBridge: BOOLEAN },
  },
  Number: { attributes: CALL_CALLBACK, text: true, values: CALL_CALLBACK_VALUES },
  Client: { attributes: CALL_CALLBACK, children: ['Identity', 'Parameter'], text: true, values: CALL_CALLBACK_VALUES },
  Identity: { attributes: [], text: true },
  Parameter: { attributes: ['name', 'value'] },
  Conference: {
    attributes: fieldNames(`
      beep muted startConferenceOnEnter endConferenceOnExit participantLabel maxParticipants coach
      waitUrl waitMethod statusCallback statusCallbackEvent statusCallbackMethod region
      jitterBufferSize
    `),
    text: true,
    values: {
      beep: ['true', 'false', 'onEnter', 'onExit'],
      muted: BOOLEAN,
      startConferenceOnEnter: BOOLEAN,
      endConferenceOnExit: BOOLEAN,
      waitMethod: METHOD,
      statusCallbackMethod: METHOD,
      statusCallbackEvent: ['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify', 'speaker', 'announcement'],
    },
  },
  Enqueue: {
    attributes: ['action', 'method', 'waitUrl', 'waitUrlMethod', 'maxQueueSize'],
    text: true,
    values: { method: METHOD, waitUrlMethod: METHOD },
  },
  Leave: { attributes: [] },
  Redirect: { attributes: ['method'], text: true, values: { method: METHOD } },
  Reject: { attributes: ['reason'], values: { reason: ['rejected', 'busy'] } },
  Hangup: { attributes: [] },
};

function attributeFault(tag: string, rule: Rule, name: string, value: string): string | undefined {
  if (!rule.attributes.includes(name)) return `<${tag} ${name}> is not an attribute, or one that is not simulated`;
  const allowed = rule.values?.[name];
  if (!allowed || value.split(' ').every((word) => allowed.includes(word))) return undefined;
  return `<${tag} ${name}="${value}"> is not one of ${allowed.join(', ')}`;
}

/** The first thing in the document that this grammar does not know, or undefined. */
export function grammarFault(node: TwimlNode): string | undefined {
  if (SPEECH.includes(node.tag)) return undefined;
  const rule = RULES[node.tag];
  if (!rule) return `<${node.tag}> is not a verb, or one that is not simulated`;
  for (const [name, value] of Object.entries(node.attributes)) {
    const fault = attributeFault(node.tag, rule, name, value);
    if (fault) return fault;
  }
  if (!rule.text && node.children.length === 0 && node.text.trim() !== '') return `<${node.tag}> may not hold text`;
  for (const child of node.children) {
    if (!rule.children?.includes(child.tag)) return `<${child.tag}> may not stand in <${node.tag}>, or is not simulated there`;
    const fault = grammarFault(child);
    if (fault) return fault;
  }
  return undefined;
}
