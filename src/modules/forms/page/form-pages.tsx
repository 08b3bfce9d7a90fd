import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { formWords } from '../../../core/forms/words/form-words.js';
import { findDangerSigns } from '../../../core/screening/danger-signs.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { Clock } from '../../../platform/clock.js';
import { sendPage } from '../../../platform/http/pages/send-page.js';
import { SiteDirectory } from '../../sites/index.js';
import { pageScriptPath } from '../browser/script-paths.js';
import { type FormFields, wordsIn } from '../form/form-fields.js';
import type { NightQuestion } from '../form/night-question.js';
import { type OpenedPage, PageTokens } from '../form/page-tokens.js';
import { ProofOfWork } from '../form/proof-of-work.js';
import type { SourceForm } from '../source/form-sources.js';
import { ConsentWordings } from '../texts/consent-wordings.js';
import { FormBody } from './form-body.js';
import type { FormView, ShownProblem } from './form-view.js';

interface Shown {
  readonly form: SourceForm;
  readonly language: SpokenLanguage;
  readonly fields: FormFields;
  readonly status?: number;
  readonly problems?: readonly ShownProblem[];
  readonly banner?: string | null;
  readonly question?: NightQuestion | null;
}

/** Shows the form: empty, or again with everything that was typed. */
@Injectable()
export class FormPages {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly wordings: ConsentWordings,
    private readonly tokens: PageTokens,
    private readonly proofs: ProofOfWork,
    private readonly clock: Clock,
  ) {}

  async show(reply: FastifyReply, shown: Shown): Promise<void> {
    const view = await this.view(shown);
    sendPage(reply, {
      language: view.language,
      title: view.words.title,
      status: shown.status ?? 200,
      framedBy: view.form.framedBy,
      scripts: [pageScriptPath],
      body: <FormBody {...view} />,
    });
  }

  private async view({ form, language, fields, problems = [], banner = null, question = null }: Shown): Promise<FormView> {
    const [site, wording] = await Promise.all([this.sites.site(form.siteId), this.wordings.inForce(form.siteId, language)]);
    const page = this.pageOf(fields, form);
    return {
      form,
      language,
      words: formWords[language],
      site,
      fields,
      problems,
      banner,
      danger: findDangerSigns(wordsIn(fields)).kind === 'danger',
      question,
      wording,
      token: this.tokens.write(page),
      challenge: JSON.stringify(await this.proofs.challenge(page)),
      now: this.clock.now(),
    };
  }

  /** Whoever corrects their post goes on with the page they opened: no clock of theirs begins anew. */
  private pageOf({ token }: FormFields, { sourceId }: SourceForm): OpenedPage {
    const before = this.tokens.read(token, sourceId);
    if (typeof before === 'string') return this.tokens.issue(sourceId, null);
    return this.tokens.isOld(before) ? this.tokens.issue(sourceId, before) : before;
  }
}
