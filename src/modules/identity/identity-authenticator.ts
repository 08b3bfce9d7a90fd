import { Injectable } from '@nestjs/common';
import { isOpenTo } from '../../core/sessions/open-doors.js';
import { Authenticator, type StaffSession } from '../../platform/auth/authenticator.js';
import type { SourcePrincipal } from '../../platform/auth/principal.js';
import { SessionStore } from './sessions/session.store.js';
import { KnownSources } from './sources/known-sources.js';
import { UncheckableKey } from './sources/uncheckable-key.js';

@Injectable()
export class IdentityAuthenticator extends Authenticator {
  constructor(
    private readonly sessions: SessionStore,
    private readonly sources: KnownSources,
    private readonly uncheckable: UncheckableKey,
  ) {
    super();
  }

  override staffBySession(token: string, byHuman: boolean): Promise<StaffSession | null> {
    return this.sessions.find(token, byHuman);
  }

  override async sessionStands(token: string): Promise<boolean> {
    const session = await this.sessions.find(token, false);
    return session !== null && isOpenTo(session.state, 'GET', '/v1/events');
  }

  override sourceByKey(key: string): Promise<SourcePrincipal | null> {
    return this.sources.byKey(key).catch((error: unknown) => this.uncheckable.refuse(error));
  }
}
