interface Cookie {
  readonly value: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** How many calls' cookies are kept; those of the oldest are forgotten first. */
const KEPT_CALLS = 1000;

/** The cookies of one call. Twilio keeps them as a browser does, from one webhook of a call to the next. */
export class CookieJar {
  /** By host, then by name. */
  private readonly hosts = new Map<string, Map<string, Cookie>>();

  store(url: URL, setCookies: readonly string[]): void {
    const cookies = this.hosts.get(url.host) ?? new Map<string, Cookie>();
    this.hosts.set(url.host, cookies);
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.split('=')[0] ?? '';
      const of = (wanted: string): string | undefined =>
        attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
      const age = of('max-age');
      const date = of('expires');
      const expires = age === undefined ? (date === undefined ? Infinity : Date.parse(date)) : Date.now() + Number(age) * 1000;
      if (name) cookies.set(name, { value: pair.slice(name.length + 1), path: of('path') ?? '/', expires });
    }
  }

  /** The value of the `Cookie` header, or undefined when there is nothing to send. */
  header(url: URL): string | undefined {
    const cookies = [...(this.hosts.get(url.host) ?? [])];
    const sent = cookies.filter(([, { path, expires }]) => url.pathname.startsWith(path) && expires > Date.now());
    return sent.length > 0 ? sent.map(([name, { value }]) => `${name}=${value}`).join('; ') : undefined;
  }
}

/** A jar for each call. */
export class CookieJars {
  private readonly jars = new Map<string, CookieJar>();

  /** Webhooks that belong to no call keep nothing. */
  of(callSid: string | undefined): CookieJar {
    const jar = this.jars.get(callSid ?? '') ?? new CookieJar();
    if (callSid) this.jars.set(callSid, jar);
    const [oldest] = this.jars.keys();
    if (this.jars.size > KEPT_CALLS && oldest !== undefined) this.jars.delete(oldest);
    return jar;
  }
}
