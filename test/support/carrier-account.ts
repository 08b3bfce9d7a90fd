import { createHmac } from 'node:crypto';

/** The account of a simulator and of our settings, when neither is told another. */
const account = { sid: 'AC00000000000000000000000000000001', token: 'simulated-auth-token' };

/** Lets at most `size` callers into each line that the carrier has by now; answers how many lines that were. */
export async function limitLines(carrierUrl: string, size: number): Promise<number> {
  const root = `${carrierUrl}/2010-04-01/Accounts/${account.sid}/Queues`;
  const authorization = `Basic ${Buffer.from(`${account.sid}:${account.token}`).toString('base64')}`;
  const { queues } = (await (await fetch(`${root}.json`, { headers: { authorization } })).json()) as {
    queues: { sid: string }[];
  };
  for (const { sid } of queues) {
    const body = new URLSearchParams({ MaxSize: String(size) });
    const response = await fetch(`${root}/${sid}.json`, { method: 'POST', headers: { authorization }, body });
    if (!response.ok) throw new Error(`the carrier answered ${response.status}: ${await response.text()}`);
  }
  return queues.length;
}

interface CarrierRequest {
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Who signs; our own account unless told. */
  readonly as?: { readonly sid: string; readonly token: string };
  /** What is signed, when it is not what is sent. */
  readonly signedPath?: string;
}

/** A webhook as the carrier would send it, or as somebody would who pretends to be the carrier. */
export async function askAsCarrier(url: string, request: CarrierRequest): Promise<{ status: number; text: string }> {
  const { path, parameters, as = account, signedPath = path } = request;
  const sent = { AccountSid: as.sid, ...parameters };
  const signed = Object.entries(sent)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .reduce((text, [name, value]) => text + name + value, url + signedPath);
  const signature = createHmac('sha1', as.token).update(signed).digest('base64');
  const headers = { 'x-twilio-signature': signature };
  const response = await fetch(url + path, { method: 'POST', headers, body: new URLSearchParams(sent) });
  return { status: response.status, text: await response.text() };
}
