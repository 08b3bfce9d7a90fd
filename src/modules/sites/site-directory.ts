import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { Remembered } from '../../platform/remembered.js';
import { OutsideNumber } from './outside-numbers/outside-number.entity.js';
import { Route } from './routes/route.entity.js';
import { Site } from './site.entity.js';
import { TrackingNumber } from './tracking-numbers/tracking-number.entity.js';

const fallbackLanguage = 'en';

interface Directory {
  readonly sites: readonly Site[];
  readonly routes: readonly Route[];
  readonly outsideNumbers: readonly OutsideNumber[];
  readonly trackingNumbers: readonly TrackingNumber[];
}

/** Questions about sites, answered from memory. */
@Injectable()
export class SiteDirectory {
  private readonly directory: Remembered<Directory>;

  constructor(
    @InjectRepository(Site) private readonly sites: Repository<Site>,
    @InjectRepository(Route) private readonly routes: Repository<Route>,
    @InjectRepository(OutsideNumber) private readonly outside: Repository<OutsideNumber>,
    @InjectRepository(TrackingNumber) private readonly tracking: Repository<TrackingNumber>,
    clock: Clock,
  ) {
    this.directory = new Remembered(() => this.load(), clock);
  }

  /** Sites are never deleted: an id that no site has is a broken reference. */
  async site(id: string): Promise<Site> {
    const site = await this.find(id);
    if (!site) throw new Error(`There is no site ${id}`);
    return site;
  }

  /** For an id that came from outside. */
  find(id: string): Promise<Site | null> {
    return this.lookFor(({ sites }) => sites.find((one) => one.id === id));
  }

  /** Routes are never deleted either. */
  async route(id: string): Promise<Route> {
    const route = await this.findRoute(id);
    if (!route) throw new Error(`There is no route ${id}`);
    return route;
  }

  /** For an id that came from outside. */
  findRoute(id: string): Promise<Route | null> {
    return this.lookFor(({ routes }) => routes.find((one) => one.id === id));
  }

  /**
   * The route for `language` (ISO 639-1, with or without a region) and, if the site has one, for the programme; else English, else the
   * site's first. What was not asked for is not asked of the counsellor: the route with the fewest skills, oldest first.
   */
  async routeFor(siteId: string, language: string, programme?: string): Promise<Route> {
    const routes = [...(await this.routesOf(siteId))].sort((a, b) => a.skills.length - b.skills.length);
    const spoken = language.toLowerCase().split('-')[0];
    const wanted = programme?.trim().toLowerCase();
    const general = routes.filter((r) => r.programme === null);
    const route =
      routes.find((r) => r.language === spoken && r.programme === wanted) ??
      general.find((r) => r.language === spoken) ??
      general.find((r) => r.language === fallbackLanguage) ??
      routes[0];
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
    const { sites, trackingNumbers } = await this.read();
    return [...sites.map((site) => site.phoneNumber), ...trackingNumbers.map(({ e164 }) => e164)];
  }

  /** Whose number this is, in E.164: the site's own, or one of its tracking numbers, retired ones too. */
  calledAt(number: string): Promise<Site | null> {
    return this.lookFor(({ sites, trackingNumbers }) => {
      const siteId = trackingNumbers.find(({ e164 }) => e164 === number)?.siteId;
      return sites.find((site) => site.phoneNumber === number || site.id === siteId);
    });
  }

  /** Oldest first, retired ones included. */
  async trackingNumbers(siteId: string): Promise<readonly TrackingNumber[]> {
    return (await this.read()).trackingNumbers.filter((one) => one.siteId === siteId);
  }

  /** Where a call of this site may be handed to, oldest first. */
  async outsideNumbers(siteId: string): Promise<readonly OutsideNumber[]> {
    return (await this.read()).outsideNumbers.filter((one) => one.siteId === siteId);
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.directory.forget();
  }

  /** Looks once more when it is not there: another process may have just made it. */
  private async lookFor<T>(pick: (directory: Directory) => T | undefined): Promise<T | null> {
    const found = pick(await this.read());
    if (found) return found;
    return pick(await this.directory.renew()) ?? null;
  }

  private read(): Promise<Directory> {
    return this.directory.read();
  }

  private async load(): Promise<Directory> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    const [sites, routes, outsideNumbers, trackingNumbers] = await Promise.all([
      this.sites.find({ order }),
      this.routes.find({ order }),
      this.outside.find({ order, where: { removedAt: IsNull() } }),
      this.tracking.find({ order: { addedAt: 'ASC', id: 'ASC' } }),
    ]);
    return { sites, routes, outsideNumbers, trackingNumbers };
  }
}
