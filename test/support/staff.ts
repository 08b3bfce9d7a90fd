import { refusedWith, tell } from './told.js';

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A signed-in member of staff, over HTTP like a browser: cookie and CSRF token. */
export class Staff {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
    private readonly csrfToken: string,
    readonly userId: string,
    private readonly password: string,
  ) {}

  static async signIn(url: string, account: { email: string; password: string }): Promise<Staff> {
    const response = await fetch(`${url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: account.email, password: account.password }),
    });
    if (response.status >= 300) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const body = (await response.json()) as { csrfToken: string; user: { id: string } };
    return new Staff(url, cookie, body.csrfToken, body.user.id, account.password);
  }

  /** Proves first who it is where that is wanted: a story on a slow machine takes longer than a proof is fresh. */
  async send<T = never>(method: Method, path: string, body?: unknown): Promise<Answer<T>> {
    const answer = await this.ask<T>(method, path, body);
    if (answer.status !== 403 || (answer.body as { code?: string }).code !== 'session/prove-again') return answer;
    await this.ask('POST', '/v1/session/proof', { password: this.password });
    return this.ask<T>(method, path, body);
  }

  private async ask<T>(method: Method, path: string, body?: unknown): Promise<Answer<T>> {
    if (!path.startsWith('/v1/admin/')) tell(body); // names and words of the installation are no person's
    const headers = { cookie: this.cookie, 'x-csrf-token': this.csrfToken };
    const withBody = { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${this.url}${path}`, body === undefined ? { method, headers } : withBody);
    const text = await response.text();
    if (!response.ok) refusedWith(text);
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T };
  }

  async get<T>(path: string): Promise<T> {
    const { status, body } = await this.send<T>('GET', path);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Fails loudly on anything but success. */
  async must<T = unknown>(method: 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<T> {
    const answer = await this.send<T>(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** The header that opens `GET /v1/events`. */
  get headers(): Record<string, string> {
    return { cookie: this.cookie };
  }
}
