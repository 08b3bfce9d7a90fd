import type { Staff } from '../../support/staff.js';
import type { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';

interface Registration {
  readonly identity: string;
  readonly token: string;
}

/** The page of a counsellor, whose phone is the browser: signs of life to us, signalling to the simulated carrier. */
export class Browser {
  private constructor(
    private readonly story: Story,
    readonly staff: Staff,
    private registration: Registration,
  ) {}

  /** Opens the page, chooses it as the phone, and is available. */
  static async onShift(story: Story, first: 'ana' | 'ben' | 'chloe'): Promise<Browser> {
    const staff = await story.staff(`${first}@ringback.example`);
    await staff.must('PUT', '/v1/me/device', { device: 'softphone' });
    const browser = new Browser(story, staff, { identity: '', token: '' });
    await browser.loads();
    await staff.must('PUT', '/v1/me/presence', { state: 'available' });
    return browser;
  }

  /** Loads the page: a new token, registered at the carrier, microphone there. */
  async loads(): Promise<void> {
    this.registration = await this.staff.must<Registration>('POST', '/v1/me/softphone/token', {});
    await this.signal('PUT', '', { token: this.registration.token });
    await this.lives(true);
  }

  lives(registered: boolean): Promise<unknown> {
    return this.staff.must('POST', '/v1/me/softphone/heartbeat', { registered, microphone: true });
  }

  /** Waits until it rings, and takes it. */
  async accepts(timeoutMs = 15_000): Promise<void> {
    const isTaken = async () => {
      await this.lives(true);
      return (await this.tryToAccept()) === 200;
    };
    await waitFor('the browser to ring', isTaken, { timeoutMs });
  }

  /** The status that the carrier answers to a tab that accepts. */
  async tryToAccept(): Promise<number> {
    return (await this.ask('POST', '/accept', {})).status;
  }

  crashes(): Promise<void> {
    return this.signal('POST', '/drop', {});
  }

  /** The token has run out, and nothing renewed it. */
  async expires(): Promise<void> {
    await this.signal('DELETE', '');
    await this.lives(false);
  }

  dialsIn(callId: string): Promise<void> {
    return this.signal('POST', '/dial', { parameters: { To: callId } });
  }

  get address(): string {
    return `client:${this.registration.identity}`;
  }

  private async signal(method: string, path: string, body?: object): Promise<void> {
    const response = await this.ask(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path} of the browser answered ${response.status}: ${await response.text()}`);
  }

  private ask(method: string, path: string, body?: object): Promise<Response> {
    const { identity, token } = this.registration;
    return fetch(`${this.story.ringback.controlUrl}/softphones/${identity}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
  }
}
