import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { PoliciesDto, PolicyDto, PolicyVersionsDto, WritePolicyDto } from '../../../contracts/admin/policy.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { knownSite } from '../known-site.js';
import { SiteDirectory } from '../site-directory.js';
import { policyKinds, type PolicyKind } from './policy-kinds.js';
import { isPolicyKind, PolicyDirectory } from './policy-directory.js';
import { PolicyStore } from './policy.store.js';
import { WritePolicy } from './write-policy.js';

@Controller('v1/admin/sites/:id/policies')
@ForStaff('configure')
export class PoliciesController {
  constructor(
    private readonly writePolicy: WritePolicy,
    private readonly policies: PolicyDirectory,
    private readonly store: PolicyStore,
    private readonly sites: SiteDirectory,
  ) {}

  @Get()
  async list(@IdParam() id: string): Promise<PoliciesDto> {
    const site = await knownSite(this.sites, id);
    return { policies: await Promise.all(policyKinds.map((kind) => this.shown(site.id, kind))) };
  }

  @Get(':kind/versions')
  async versions(@IdParam() id: string, @Param('kind') kind: string): Promise<PolicyVersionsDto> {
    const site = await knownSite(this.sites, id);
    const versions = await this.store.versionsOf(site.id, knownKind(kind));
    return {
      versions: versions.map(({ version, body, reason, createdAt }) => ({
        version,
        policy: body,
        reason,
        createdAt: createdAt.toISOString(),
      })),
    };
  }

  @Put(':kind')
  async write(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Param('kind') kind: string,
    @Body() { policy, reason }: WritePolicyDto,
  ): Promise<PolicyDto> {
    const written = { siteId: id, kind: knownKind(kind), policy, reason: reason.trim() };
    return { kind, policy, version: await this.writePolicy.run(written, staff.userId) };
  }

  private async shown(siteId: string, kind: PolicyKind): Promise<PolicyDto> {
    return { kind, ...(await this.policies.of(siteId, kind)) };
  }
}

function knownKind(kind: string): PolicyKind {
  if (isPolicyKind(kind)) return kind;
  throw new DomainError('not-found', 'policy/unknown-kind', `There is no policy of this kind: ${policyKinds.join(', ')}.`);
}
