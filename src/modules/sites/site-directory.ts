import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { Route } from './route.entity.js';
import { Site } from './site.entity.js';

// Sites change a few times a year; a change made by another process is seen at the second question after this time.
const rememberMilliseconds = 1000;
const tooOldMilliseconds = 30_000;
const fallbackLanguage = 'en';

interface Directory {
  readonly sites: readonly Site[];
  readonly routes: readonly Route[];
}

/** Questions about sites, answered from memory. */
@Injectable()
export class SiteDirectory {
  private remembered: { readonly until: number; readonly directory: Promise<Directory> } | null = null;

  constructor(
    @InjectRepository(Site) private readonly sites: Repository<Site>,
    @InjectRepository(Route) private readonly routes: Repository<Route>,
    private readonly clock: Clock,
  ) {}

  /** Sites are never deleted: an id that no site has is a broken reference. */
  async site(id: string): Promise<Site> {
    const find = async () => (await this.read()).sites.find((one) => one.id === id);
    let site = await find();
    if (!site) {
      this.forget(); // another process may have just made it
      site = await find();
    }
    if (!site) throw new Error(`There is no site ${id}`);
    return site;
  }

  /** The route for `language` (ISO 639-1, with or without a region); else English, else the site's first. */
  async routeFor(siteId: string, language: string): Promise<Route> {
    const routes = await this.routesOf(siteId);
    const spoken = language.toLowerCase().split('-')[0];
    const route = routes.find((r) => r.language === spoken) ?? routes.find((r) => r.language === fallbackLanguage) ?? routes[0];
    if (!route) throw new Error(`Site ${siteId} has no route`);
    return route;
  }

  async routesOf(siteId: string): Promise<readonly Route[]> {
    return (await this.read()).routes.filter((route) => route.siteId === siteId);
  }

  async all(): Promise<readonly Site[]> {
    return (await this.read()).sites;
  }

  /** Our own numbers in E.164: nobody may ask us to call them. */
  async ownNumbers(): Promise<readonly string[]> {
    return (await this.read()).sites.map((site) => site.phoneNumber);
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.remembered = null;
  }

  /** What is remembered is answered at once and renewed behind it: a caller inside a transaction must not wait for a second connection. */
  private read(): Promise<Directory> {
    const now = this.clock.now().getTime();
    const remembered = this.remembered;
    if (remembered && remembered.until > now) return remembered.directory;
    const usable = remembered && remembered.until + tooOldMilliseconds > now;
    const directory = this.load();
    this.remembered = { until: now + rememberMilliseconds, directory: usable ? remembered.directory : directory };
    directory.then(
      () => (this.remembered = { until: now + rememberMilliseconds, directory }),
      () => this.forget(),
    );
    return usable ? remembered.directory : directory;
  }

  private async load(): Promise<Directory> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    const [sites, routes] = await Promise.all([this.sites.find({ order }), this.routes.find({ order })]);
    return { sites, routes };
  }
}
