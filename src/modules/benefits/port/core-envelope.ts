import { eligibilityVersion } from '../../../core/benefits/write-270.js';
import type { Attachment } from '../../../core/disclosures/notice.js';
import type { PayerMessage } from './benefits-port.js';

export interface Login {
  readonly user: string;
  readonly password: string;
}

interface Packed {
  readonly trace: string;
  readonly at: Date;
  readonly sender: { readonly senderId: string; readonly receiverId: string };
  readonly login: Login | null;
  readonly payload: string;
  readonly attachment: Attachment;
}

export type Unpacked =
  | { readonly kind: 'payload'; readonly payload: string }
  /** The envelope says itself that it was not taken, and why. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown'; readonly why: string };

const ruleVersion = '2.2.0';

/**
 * The question in the envelope of CAQH CORE's connectivity rule (2.2.0, HTTP MIME multipart). A 270 has no room for words, so the notice
 * and what the consent covers travel beside it, in the same message (42 CFR 2.32).
 */
export async function packEnvelope(packed: Packed): Promise<PayerMessage> {
  const { trace, at, sender, login, payload, attachment } = packed;
  const form = new FormData();
  const fields: readonly (readonly [string, string])[] = [
    ['PayloadType', `X12_270_Request_${eligibilityVersion}`],
    ['ProcessingMode', 'RealTime'],
    ['PayloadID', trace],
    ['TimeStamp', at.toISOString()],
    ...(login
      ? ([
          ['UserName', login.user],
          ['Password', login.password],
        ] as const)
      : []),
    ['SenderID', sender.senderId],
    ['ReceiverID', sender.receiverId],
    ['CORERuleVersion', ruleVersion],
    ['RedisclosureNotice', attachment.notice.text],
    ['Consent', attachment.scopeText],
    ['Payload', payload],
  ];
  for (const [name, value] of fields) form.append(name, value);
  const message = new Response(form);
  return { contentType: message.headers.get('content-type')!, body: await message.text() };
}

/** What came, out of its envelope or bare. Anything else, a web page above all, is no answer (B-087). */
export async function unpackEnvelope(contentType: string, body: Buffer): Promise<Unpacked> {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  if (type === 'application/edi-x12') return { kind: 'payload', payload: body.toString('utf8') };
  if (type !== 'multipart/form-data') return { kind: 'unknown', why: 'neither an envelope nor an interchange' };
  const form = await formIn(contentType, body);
  const [code, payload] = [form?.get('ErrorCode'), form?.get('Payload')];
  if (typeof code === 'string' && code !== 'Success') return { kind: 'refused', code: code.slice(0, 60) };
  return typeof payload === 'string' ? { kind: 'payload', payload } : { kind: 'unknown', why: 'an envelope with nothing in it' };
}

/** Null: it is not what its type says. */
async function formIn(contentType: string, body: Buffer): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    return null;
  }
}
