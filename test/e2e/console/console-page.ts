import axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Story } from '../../support/story.js';
import { toldIn } from '../../support/told.js';

export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

// What a page cannot help: the browser itself reports an answer of 401 or 409 as an error.
const answered = /the server responded with a status of 4\d\d/;

/** The console as somebody uses it, with everything that went wrong in the browser meanwhile. */
export class ConsolePage {
  readonly complaints: string[] = [];
  readonly hosts = new Set<string>();
  /** Of scripts, as they came over the wire. */
  scriptBytes = 0;
  private cut: string | null = null;

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly story: Story,
  ) {}

  static async open(browser: Browser, story: Story, options: BrowserContextOptions = {}): Promise<ConsolePage> {
    const context = await browser.newContext({ viewport: sizes.desk, locale: 'en-US', ...options });
    const console = new ConsolePage(await context.newPage(), context, story);
    console.page.setDefaultTimeout(30_000);
    console.listen();
    await console.page.goto(`${story.ringback.url}/console/`);
    return console;
  }

  close(): Promise<void> {
    return this.context.close();
  }

  /** By keyboard alone. */
  async signIn(first: string, password = this.passwordOf(first)): Promise<void> {
    const { page } = this;
    await page.getByLabel('Email').fill(`${first}@ringback.example`);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
  }

  /** What axe finds at this moment, in each size, by rule and place. */
  async faults(): Promise<unknown[]> {
    const found: unknown[] = [];
    for (const [size, viewport] of Object.entries(sizes)) {
      await this.page.setViewportSize(viewport);
      await this.page.evaluate(axe.source);
      const { violations } = await this.page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }),
      );
      found.push(...violations.map(({ id, nodes }) => [size, id, nodes.map(({ html }) => html)]));
      const { wider, scrolls } = await this.page.evaluate(() => {
        const page = (globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } })
          .document.documentElement;
        return { wider: page.scrollWidth - page.clientWidth, scrolls: page.scrollWidth > page.clientWidth };
      });
      if (scrolls) found.push([size, 'scrolls sideways', wider]);
    }
    await this.page.setViewportSize(sizes.desk);
    return [...found, ...(await this.keptInBrowser())];
  }

  /** What the browser keeps of people, or where it keeps what nobody looks into. */
  private async keptInBrowser(): Promise<string[]> {
    const [stored, databases, caches] = await this.page.evaluate<[string, unknown[], unknown[]]>(
      `Promise.all([JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]), indexedDB.databases(), self.caches?.keys() ?? []])`,
    );
    const elsewhere = databases.length + caches.length > 0 ? ['a database or cache in the browser'] : [];
    return [...toldIn(stored).map((what) => `browser storage: ${what}`), ...elsewhere];
  }

  /** Nothing gets through to addresses that end like this; null: everything does. */
  async cutOff(ending: string | null): Promise<void> {
    this.cut = ending ?? this.cut;
    await (ending === null ? this.context.unroute(`**${this.cut}`) : this.context.route(`**${ending}`, (route) => route.abort()));
  }

  private passwordOf(first: string): string {
    return this.story.ringback.demo.staff.find(({ email }) => email.startsWith(first))!.password;
  }

  private listen(): void {
    this.page.on('console', (message) => {
      const isHarmless = answered.test(message.text()) || message.location().url.endsWith(this.cut ?? 'nothing');
      if (['error', 'warning'].includes(message.type()) && !isHarmless) this.complaints.push(message.text());
    });
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    this.context.on('response', (response) => {
      const { 'content-type': type = '', 'content-length': length = '0' } = response.headers();
      if (type.startsWith('text/javascript')) this.scriptBytes += Number(length);
    });
    this.context.on('request', (request) => this.hosts.add(new URL(request.url()).origin));
  }
}
