import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import { AttemptLimit } from '../../../../platform/attempt-limit.js';
import { sendPage } from '../../../../platform/http/pages/send-page.js';
import type { Visit } from './visit.js';
import { textIn } from './form-fields.js';
import { OwnPageViews } from '../own-page.views.js';
import { GonePage } from '../pages/gone-page.js';

const wrongLinksPerMinute = 20;

/**
 * Answers a link that leads nowhere: one page for all reasons. Whoever tries many is told to wait; a right link is never kept waiting,
 * since behind one address there may be a whole town.
 */
@Injectable()
export class TurnAway {
  private readonly wrongLinks = new AttemptLimit(wrongLinksPerMinute);

  constructor(
    private readonly views: OwnPageViews,
    private readonly clock: Clock,
  ) {}

  async run({ query, address, reply }: Visit): Promise<void> {
    const wait = this.wrongLinks.take(address, this.clock.now().getTime());
    if (wait !== null) void reply.header('retry-after', wait);
    const view = await this.views.gone(textIn(query, 'l'));
    const { language, words } = view;
    const status = wait === null ? 404 : 429;
    sendPage(reply, { language, title: words.title, status, body: <GonePage view={view} address="" /> });
  }
}
