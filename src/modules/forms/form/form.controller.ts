import { Body, Controller, Get, Param, Post as HttpPost, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../platform/auth/access.js';
import { visitor } from '../../../platform/database/asker.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { RequestSender } from '../../../platform/http/request-sender.js';
import { FormPages } from '../page/form-pages.js';
import { ThanksPages } from '../page/thanks-pages.js';
import { FormSources, type SourceForm } from '../source/form-sources.js';
import { readFields, withoutCampaign } from './form-fields.js';
import { languageOf } from './language-of.js';
import { Receipts } from './receipts.js';
import { SubmitForm } from './submit-form.js';

/** Pages for people, not for programs: what goes wrong here is shown by FormProblemPages. */
@ApiExcludeController()
@Controller('form/:slug')
@Public(visitor)
export class FormController {
  constructor(
    private readonly forms: FormSources,
    private readonly pages: FormPages,
    private readonly thanks: ThanksPages,
    private readonly submit: SubmitForm,
    private readonly receipts: Receipts,
    private readonly sender: RequestSender,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Query() query: object,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = await this.formAt(slug);
    const { lang, page, ...campaign } = readFields(query);
    const language = languageOf(form, lang, request.headers['accept-language']);
    const { utm_source, utm_medium, utm_campaign, utm_term, utm_content, gclid } = campaign;
    const carried = { page, utm_source, utm_medium, utm_campaign, utm_term, utm_content, gclid };
    await this.pages.show(reply, { form, language, fields: readFields(carried) });
  }

  @HttpPost()
  async post(
    @Param('slug') slug: string,
    @Body() body: object,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = await this.formAt(slug);
    const fields = readFields(body);
    if (fields.show !== '') return this.pages.show(reply, { form, language: languageOf(form, fields.show), fields });
    const language = languageOf(form, fields.lang);
    const { ip: address, rawBody } = request;
    const receipt = await this.submit.run({
      form,
      fields,
      rawBody: withoutCampaign(rawBody ?? ''),
      address,
      from: { channel: 'form', ...this.sender.of(request) },
    });
    const query = new URLSearchParams({ lang: language, r: this.receipts.write(receipt) });
    await reply.header('cache-control', 'no-store').redirect(`/form/${form.slug}/sent?${query.toString()}`, 303);
  }

  @Get('sent')
  async sent(
    @Param('slug') slug: string,
    @Query() query: { lang?: string; r?: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = await this.formAt(slug);
    const language = languageOf(form, typeof query.lang === 'string' ? query.lang : '');
    await this.thanks.show(reply, form, language, typeof query.r === 'string' ? this.receipts.read(query.r) : null);
  }

  private async formAt(slug: string): Promise<SourceForm> {
    const form = await this.forms.bySlug(slug);
    if (form) return form;
    throw new DomainError('not-found', 'form/unknown', 'There is no form at this address.');
  }
}
