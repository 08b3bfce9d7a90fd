interface Account {
  readonly email: string;
  readonly password: string;
}

interface Session {
  readonly userId: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What the API would not do, as it says it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
    this.name = 'Refused';
  }
}

const within = 10_000;
/** It wants to know again that it is them. */
const wantsProof: readonly string[] = ['session/locked', 'session/prove-again'];

/** A sample member of staff over HTTP, who signs in when needed and proves again when asked. */
export class StaffClient {
  private session: Session | null = null;

  constructor(
    private readonly url: string,
    readonly account: Account,
  ) {}

  async send<T>(method: Method, path: string, body?: unknown): Promise<T> {
    try {
      return await this.ask<T>(method, path, body);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status === 401) this.session = null;
      else if (wantsProof.includes(error.code)) await this.ask('POST', '/v1/session/proof', { password: this.account.password });
      else throw error;
      return this.ask<T>(method, path, body);
    }
  }

  /** Of the account; a counsellor has the same id. */
  async id(): Promise<string> {
    this.session ??= await this.signIn();
    return this.session.userId;
  }

  async signOut(): Promise<void> {
    if (this.session) await this.ask('DELETE', '/v1/session');
    this.session = null;
  }

  private async ask<T>(method: Method, path: string, body?: unknown): Promise<T> {
    this.session ??= await this.signIn();
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...this.session.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(within),
    });
    return (await answerOf(response)) as T;
  }

  private async signIn(): Promise<Session> {
    const { email, password } = this.account;
    const response = await fetch(`${this.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
      signal: AbortSignal.timeout(within),
    });
    const { csrfToken, user } = (await answerOf(response)) as {
      readonly csrfToken: string;
      readonly user: { readonly id: string };
    };
    const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
    return { userId: user.id, headers: { cookie: cookie.join('; '), 'x-csrf-token': csrfToken } };
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.ok) return text ? JSON.parse(text) : null;
  const problem = text.startsWith('{') ? (JSON.parse(text) as { code?: string; detail?: string }) : {};
  throw new Refused(response.status, problem.code ?? '', problem.detail ?? `answered ${response.status}`);
}
