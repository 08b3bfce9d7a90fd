import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formWords } from '../../../core/forms/words/form-words.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { parseFormBody } from '../../../platform/http/body/form-body.js';
import { ProblemPages } from '../../../platform/http/pages/problem-pages.js';
import { sendPage } from '../../../platform/http/pages/send-page.js';
import type { Problem } from '../../../platform/http/to-problem.js';
import { SiteDirectory } from '../../sites/index.js';
import { type FormFields, readFields } from '../form/form-fields.js';
import { languageOf } from '../form/language-of.js';
import type { NightQuestion } from '../form/night-question.js';
import { FormSources, type SourceForm } from '../source/form-sources.js';
import { FormPages } from './form-pages.js';
import { HelpBar, Relay } from './help.js';
import { bannerInWords, problemsInWords } from './problem-words.js';

const addressOfForm = /^\/form\/([a-z0-9-]{1,60})(?:\/|\?|$)/;

/** Whatever goes wrong at the form's address is a page: with what was typed, and always with whom to call (I-8). */
@Injectable()
export class FormProblemPages extends ProblemPages {
  constructor(
    private readonly forms: FormSources,
    private readonly sites: SiteDirectory,
    private readonly pages: FormPages,
  ) {
    super();
  }

  override async show(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<boolean> {
    const slug = addressOfForm.exec(request.raw.url ?? '')?.[1];
    if (slug === undefined) return false;
    const form = await this.forms.bySlug(slug).catch(() => null);
    const fields = readFields(typedIn(request));
    const query = request.query as { readonly lang?: unknown } | undefined;
    const asked = fields.lang || (typeof query?.lang === 'string' ? query.lang : '');
    const language = form ? languageOf(form, asked, request.headers['accept-language']) : asked === 'es' ? 'es' : 'en';
    if (form && request.method === 'POST') await this.again(reply, { form, fields, language }, problem);
    else await this.plain(reply, form, language, problem);
    return true;
  }

  private async again(
    reply: FastifyReply,
    { form, fields, language }: { form: SourceForm; fields: FormFields; language: SpokenLanguage },
    problem: Problem,
  ): Promise<void> {
    const problems = problemsInWords(problem, fields, language);
    const isOtherText = problems.some(({ field }) => field === 'consentCall');
    await this.pages.show(reply, {
      form,
      language,
      // A box is ticked for the words beside it: for new words it has to be ticked anew.
      fields: isOtherText ? { ...fields, consentCall: '', consentSms: '' } : fields,
      status: problem.status,
      problems,
      banner: bannerInWords(problem, language),
      question: (problem.body['question'] as NightQuestion | undefined) ?? null,
    });
  }

  /** While the database is away nobody may know the number; 911 and 988 stand anyway. */
  private async plain(reply: FastifyReply, form: SourceForm | null, language: SpokenLanguage, problem: Problem): Promise<void> {
    const words = formWords[language];
    const sites = await this.sites.all().catch(() => []);
    const site = sites.find(({ id }) => id === form?.siteId) ?? sites[0];
    sendPage(reply, {
      language,
      title: words.title,
      status: problem.status,
      framedBy: form?.framedBy ?? [],
      body: (
        <>
          <HelpBar words={words} phoneNumber={site?.phoneNumber ?? null} />
          <main>
            <h1>{words.heading}</h1>
            <p role="alert">{bannerInWords(problem, language)}</p>
          </main>
          <Relay words={words} />
        </>
      ),
    });
  }
}

/** The parser gives up at a character that we cannot keep: what they typed is still shown again, without it (B-008). */
function typedIn({ body, rawBody }: FastifyRequest): unknown {
  if (body !== undefined && body !== null) return body;
  if (!rawBody) return {};
  try {
    return parseFormBody(rawBody.replaceAll('%00', '').replaceAll('\0', ''));
  } catch {
    return {};
  }
}
