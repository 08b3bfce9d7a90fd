import { fieldNames } from '../field-names.js';

export interface Rule {
  readonly attributes: readonly string[];
  readonly children?: readonly string[];
  readonly text?: boolean;
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Attributes that are whole numbers, and the least and the most they may be. */
  readonly counts?: Readonly<Record<string, readonly [number, number]>>;
}

const METHOD = ['GET', 'POST'];
const BOOLEAN = ['true', 'false'];
const PROMPTS = ['Say', 'Play', 'Pause'];
export const SPEECH = ['break', 'emphasis', 'lang', 'p', 'phoneme', 'prosody', 's', 'say-as', 'sub', 'w'];
const CALL_CALLBACK = ['url', 'method', 'statusCallback', 'statusCallbackEvent', 'statusCallbackMethod'];
const CALL_CALLBACK_VALUES = {
  method: METHOD,
  statusCallbackMethod: METHOD,
  statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
};

const RECORDING_VALUES = {
  trim: ['trim-silence', 'do-not-trim'],
  recordingStatusCallbackMethod: METHOD,
  recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
};

const STREAM_VALUES = { statusCallbackMethod: METHOD, track: ['inbound_track', 'outbound_track', 'both_tracks'] };

/**
 * What this simulator can run: its elements, and the attributes it acts on or that change nothing a caller notices.
 * Everything else in Twilio's grammar is refused rather than ignored, so that no test passes on a verb that did nothing.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  Response: {
    attributes: [],
    children: [...PROMPTS, 'Gather', 'Dial', 'Enqueue', 'Leave', 'Record', 'Start', 'Stop', 'Redirect', 'Reject', 'Hangup'],
  },
  Say: { attributes: ['voice', 'language', 'loop'], children: SPEECH, text: true, counts: { loop: [0, Infinity] } },
  Play: { attributes: ['loop', 'digits'], text: true, counts: { loop: [0, Infinity] } },
  Pause: { attributes: ['length'], counts: { length: [0, Infinity] } },
  Gather: {
    attributes: fieldNames(`
      action method numDigits timeout finishOnKey actionOnEmptyResult input language hints
      speechTimeout profanityFilter
    `),
    children: PROMPTS,
    values: { method: METHOD, actionOnEmptyResult: BOOLEAN, input: ['dtmf', 'speech'] },
    counts: { numDigits: [1, Infinity], timeout: [1, Infinity] },
  },
  Dial: {
    attributes: ['action', 'method', 'timeout', 'timeLimit', 'callerId', 'hangupOnStar', 'sequential', 'answerOnBridge'],
    children: ['Number', 'Client', 'Conference', 'Queue'],
    text: true,
    values: { method: METHOD, hangupOnStar: BOOLEAN, sequential: BOOLEAN, answerOnBridge: BOOLEAN },
    counts: { timeout: [5, 600], timeLimit: [1, Infinity] },
  },
  Number: { attributes: CALL_CALLBACK, text: true, values: CALL_CALLBACK_VALUES },
  Client: { attributes: CALL_CALLBACK, children: ['Identity', 'Parameter'], text: true, values: CALL_CALLBACK_VALUES },
  Queue: { attributes: ['url', 'method'], text: true, values: { method: METHOD } },
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
    counts: { maxParticipants: [2, 250] },
  },
  Enqueue: {
    attributes: ['action', 'method', 'waitUrl', 'waitUrlMethod', 'maxQueueSize'],
    text: true,
    values: { method: METHOD, waitUrlMethod: METHOD },
  },
  Leave: { attributes: [] },
  Record: {
    attributes: fieldNames(`
      action method timeout finishOnKey maxLength playBeep trim recordingStatusCallback
      recordingStatusCallbackMethod recordingStatusCallbackEvent
    `),
    values: { ...RECORDING_VALUES, method: METHOD, playBeep: BOOLEAN },
    counts: { timeout: [1, Infinity], maxLength: [1, Infinity] },
  },
  Start: { attributes: [], children: ['Recording'] },
  Recording: {
    attributes: fieldNames(`
      channels track trim recordingStatusCallback recordingStatusCallbackMethod recordingStatusCallbackEvent
    `),
    values: { ...RECORDING_VALUES, channels: ['mono', 'dual'], track: ['inbound', 'outbound', 'both'] },
  },
  // The grammar has no Recording here. What it has is refused in a Start.
  Stop: { attributes: [], children: ['Siprec', 'Stream', 'Transcription'] },
  Siprec: {
    attributes: ['connectorName', 'name', 'statusCallback', 'statusCallbackMethod', 'track'],
    children: ['Parameter'],
    values: STREAM_VALUES,
  },
  Stream: {
    attributes: fieldNames(`
      audioFormat connectorName name sampleRate statusCallback statusCallbackMethod track url
    `),
    children: ['Parameter'],
    values: STREAM_VALUES,
  },
  Transcription: {
    attributes: fieldNames(`
      enableAutomaticPunctuation hints inboundTrackLabel intelligenceService languageCode name outboundTrackLabel
      partialResults profanityFilter speechModel statusCallbackMethod statusCallbackUrl track transcriptionEngine
    `),
    children: ['Config', 'Parameter'],
    values: { ...STREAM_VALUES, enableAutomaticPunctuation: BOOLEAN, partialResults: BOOLEAN, profanityFilter: BOOLEAN },
  },
  Config: { attributes: ['name', 'value'] },
  Redirect: { attributes: ['method'], text: true, values: { method: METHOD } },
  Reject: { attributes: ['reason'], values: { reason: ['rejected', 'busy'] } },
  Hangup: { attributes: [] },
};
