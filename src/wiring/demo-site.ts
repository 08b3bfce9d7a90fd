import { Injectable } from '@nestjs/common';
import type { SiteDto } from '../contracts/admin/site.dto.js';
import { ChangeVendors } from '../modules/disclosures/index.js';
import { AddOutsideNumber, CreateSite, WriteScript } from '../modules/sites/index.js';
import { demoPartner, demoScripts, demoSite, demoVendors } from './demo-people.js';

/** The sample site with a partner to hand calls to, and some words of its own. */
@Injectable()
export class DemoSite {
  constructor(
    private readonly createSite: CreateSite,
    private readonly addOutsideNumber: AddOutsideNumber,
    private readonly writeScript: WriteScript,
    private readonly changeVendors: ChangeVendors,
  ) {}

  async create(): Promise<SiteDto> {
    const site = await this.createSite.run(demoSite, null);
    await this.addOutsideNumber.run(site.id, demoPartner, null);
    for (const line of demoScripts) await this.writeScript.run({ siteId: site.id, ...line }, null);
    for (const vendor of demoVendors) await this.changeVendors.add(vendor, null);
    return site;
  }
}
