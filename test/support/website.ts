import { refusedWith, tell } from './told.js';

export interface LeadAnswer {
  id: string;
  reference: string;
  callback: { id: string; promisedBy: string; windowStart: string; windowEnd: string };
  safety?: { who: string; number: string; when: string }[];
}

let numbers = 0;

// A hundred numbers each, from California to Florida: enough for the largest crowd.
const areaCodes =
  '206 212 305 312 404 415 503 512 602 617 702 713 804 808 901 919 202 203 205 207 208 210 213 214 215 216 225 228 229 231 234 239 240 ' +
  '248 251 252 253 254 256 260 262 267 269 270 281 301 302 303 304 307 308 309 310 313 314 315 316 317 318 319 320 321';

/** A US number from the range reserved for fiction that no other test of this process uses. */
export function fictionalNumber(): string {
  const codes = areaCodes.split(' ');
  const n = numbers++;
  return `+1${codes[Math.floor(n / 100) % codes.length]}55501${String(n % 100).padStart(2, '0')}`;
}

/** The website that posts leads. `preferredTime: "now"` keeps a story independent of the hour at which it runs. */
export class Website {
  constructor(
    private readonly url: string,
    private readonly sourceKey: string,
  ) {}

  async post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    tell(body);
    const response = await fetch(`${this.url}/v1/leads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.sourceKey}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    if (!response.ok) refusedWith(await response.clone().text());
    return response;
  }

  async lead(fields: Record<string, unknown> & { phone: string }, key?: string): Promise<LeadAnswer> {
    const body = { preferredTime: 'now', consent: { call: true }, ...fields };
    const response = await this.post(body, key ? { 'idempotency-key': key } : {});
    const text = await response.text();
    if (response.status !== 201) throw new Error(`POST /v1/leads answered ${response.status}: ${text}`);
    return JSON.parse(text) as LeadAnswer;
  }
}
