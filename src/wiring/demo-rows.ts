import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AddCounsellor } from '../modules/counsellors/index.js';
import { WriteSourceForm } from '../modules/forms/index.js';
import { CreateSource, CreateUser, type FirstAdministrator } from '../modules/identity/index.js';
import type { SiteDto } from '../contracts/admin/site.dto.js';
import type { StaffRole } from '../platform/auth/principal.js';
import { demoCounsellors, demoForm, demoManager, demoPhones, type DemoFile } from './demo-people.js';
import { DemoSite } from './demo-site.js';

type Staff = DemoFile['staff'][number];

/** Makes the sample rows through the same use cases that an administrator uses. */
@Injectable()
export class DemoRows {
  constructor(
    private readonly demoSite: DemoSite,
    private readonly createUser: CreateUser,
    private readonly addCounsellor: AddCounsellor,
    private readonly createSource: CreateSource,
    private readonly writeSourceForm: WriteSourceForm,
  ) {}

  async create(administrator: FirstAdministrator | null, adminPassword: string | null): Promise<DemoFile> {
    const site = await this.demoSite.create();
    const staff: Staff[] = [];
    if (administrator)
      staff.push({
        email: administrator.email,
        password: administrator.generatedPassword ?? adminPassword ?? '',
        roles: ['admin', 'manager'],
      });
    const manager = await this.user(demoManager, 'manager');
    staff.push(manager.staff);
    for (const counsellor of demoCounsellors) staff.push(await this.counsellor(counsellor, site));
    const source = await this.createSource.run({ name: 'Sample website', siteId: site.id }, null);
    await this.writeSourceForm.run(source.id, demoForm, manager.id);
    return { staff, sourceKey: source.key, site: { name: site.name, number: site.phoneNumber }, phones: demoPhones };
  }

  private async counsellor(sample: (typeof demoCounsellors)[number], site: SiteDto): Promise<Staff> {
    const { id, staff } = await this.user(sample, 'counsellor');
    const spoken = sample.languages as readonly string[];
    const routeIds = site.routes.filter((route) => spoken.includes(route.language)).map((route) => route.id);
    await this.addCounsellor.run({ userId: id, phoneNumber: sample.phoneNumber, routeIds });
    return staff;
  }

  private async user(sample: { email: string; name: string }, role: StaffRole): Promise<{ id: string; staff: Staff }> {
    const password = randomBytes(12).toString('base64url');
    const { id } = await this.createUser.run({ email: sample.email, name: sample.name, password, roles: [role] }, null);
    return { id, staff: { email: sample.email, password, roles: [role] } };
  }
}
