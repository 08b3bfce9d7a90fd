import { Injectable } from '@nestjs/common';
import type { PageAction } from '../../../../core/own-page/page-actions.js';
import type { PageProblem } from '../../../../core/own-page/page-words.js';
import { sendPage } from '../../../../platform/http/pages/send-page.js';
import type { Visit } from './visit.js';
import { textIn } from './form-fields.js';
import type { OwnPage } from '../own-page.js';
import { PageSteps } from '../page-steps.js';
import { ActionPage } from '../pages/action-page.js';
import type { View } from '../pages/view.js';
import { TimeChoicesReader } from '../time-choices.js';

/** Shows the form of an action with a fresh step in it. */
@Injectable()
export class OwnPageForms {
  constructor(
    private readonly steps: PageSteps,
    private readonly times: TimeChoicesReader,
  ) {}

  isOurs({ leadId }: OwnPage, action: PageAction, step: string): boolean {
    return this.steps.isOurs(leadId, action, step);
  }

  async send(
    { query, reply }: Visit,
    { page, view }: { page: OwnPage; view: View },
    action: PageAction,
    problem: PageProblem | null,
  ): Promise<void> {
    const times = action === 'time' ? await this.times.of(page, view, textIn(query, 'day')) : null;
    const step = this.steps.mint(page.leadId, action);
    const { language, words } = view;
    const body = <ActionPage view={view} action={action} step={step} problem={problem} times={times} />;
    sendPage(reply, { language, title: words.title, status: problem ? 422 : 200, body });
  }
}
