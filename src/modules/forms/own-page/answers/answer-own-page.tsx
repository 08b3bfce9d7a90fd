import { Injectable } from '@nestjs/common';
import { isPageAction, type PageAction } from '../../../../core/own-page/page-actions.js';
import type { PageProblem } from '../../../../core/own-page/page-words.js';
import { actionsAt } from '../../../../core/own-page/what-is-next.js';
import { sendPage } from '../../../../platform/http/pages/send-page.js';
import { ActOnOwnPage } from '../act-on-own-page.js';
import { saidIn, textIn } from './form-fields.js';
import type { OwnPage } from '../own-page.js';
import { OwnPageReader } from '../own-page.reader.js';
import { OwnPageForms } from './own-page.forms.js';
import { OwnPageViews } from '../own-page.views.js';
import { FirstPage } from '../pages/first-page.js';
import { addressOf, type View } from '../pages/view.js';
import { problemOf } from './problem-of.js';
import { TurnAway } from './turn-away.js';
import type { Visit } from './visit.js';

interface Opened {
  readonly page: OwnPage;
  readonly view: View;
}

/** Answers every request to the page. */
@Injectable()
export class AnswerOwnPage {
  constructor(
    private readonly reader: OwnPageReader,
    private readonly views: OwnPageViews,
    private readonly forms: OwnPageForms,
    private readonly acting: ActOnOwnPage,
    private readonly turnAway: TurnAway,
  ) {}

  async first(visit: Visit): Promise<void> {
    const opened = await this.open(visit);
    if (!opened) return;
    const done = textIn(visit.query, 'done');
    this.show(visit, opened.view, isPageAction(done) ? done : null);
  }

  async form(visit: Visit, action: string): Promise<void> {
    const opened = await this.open(visit);
    if (!opened) return;
    if (!isPageAction(action) || !actionsAt(opened.view.next).includes(action)) return this.goTo(visit, opened.view, {});
    await this.forms.send(visit, opened, action, null);
  }

  async act(visit: Visit, action: string, body: unknown): Promise<void> {
    const opened = await this.open(visit);
    if (!opened) return;
    if (!isPageAction(action)) return this.goTo(visit, opened.view, {});
    const said = saidIn(body);
    if (!this.forms.isOurs(opened.page, action, said.step)) return this.forms.send(visit, opened, action, 'press-again');
    const outcome = await this.acting.run(opened.page, action, said).catch((error: unknown) => problemOf(error));
    if (outcome === 'done') return this.goTo(visit, opened.view, { done: action });
    if (outcome !== 'too-late') return this.forms.send(visit, opened, action, outcome);
    this.show(visit, (await this.open(visit))!.view, null, 'too-late');
  }

  /** Null when there is nothing to show; then the answer has been given. */
  private async open(visit: Visit): Promise<Opened | null> {
    const page = await this.reader.read(visit.token);
    if (page) return { page, view: await this.views.of(visit.token, page, textIn(visit.query, 'l')) };
    await this.turnAway.run(visit);
    return null;
  }

  private show({ reply }: Visit, view: View, done: PageAction | null, problem: PageProblem | null = null): void {
    const { language, words } = view;
    const status = problem ? 409 : 200;
    sendPage(reply, { language, title: words.title, status, body: <FirstPage view={view} done={done} problem={problem} /> });
  }

  /** Seen again by whoever reloads, and nothing is done twice. */
  private goTo({ reply }: Visit, view: View, query: Readonly<Record<string, string>>): void {
    void reply
      .status(303)
      .headers({ location: addressOf(view, '', query), 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
      .send();
  }
}
