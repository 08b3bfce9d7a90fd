import { ProblemPages } from '../../platform/http/pages/problem-pages.js';
import { RequestSender } from '../../platform/http/request-sender.js';
import { JudgeSender } from './form/judge-sender.js';
import { PageTokens } from './form/page-tokens.js';
import { ProofOfWork } from './form/proof-of-work.js';
import { PostReader } from './form/post-reader.js';
import { Receipts } from './form/receipts.js';
import { SubmitForm } from './form/submit-form.js';
import { TakePost } from './form/take-post.js';
import { FormPages } from './page/form-pages.js';
import { FormProblemPages } from './page/form-problem-pages.js';
import { ThanksPages } from './page/thanks-pages.js';
import { FormSources } from './source/form-sources.js';
import { SourceFormStore } from './source/source-form.store.js';
import { WriteSourceForm } from './source/write-source-form.js';
import { ConsentWordings } from './texts/consent-wordings.js';
import { PublishFirstTexts } from './texts/publish-first-texts.js';

/** Everything of the public form. */
export const formProviders = [
  ConsentWordings,
  FormPages,
  FormSources,
  JudgeSender,
  PageTokens,
  PostReader,
  PublishFirstTexts,
  ProofOfWork,
  Receipts,
  SourceFormStore,
  SubmitForm,
  TakePost,
  ThanksPages,
  RequestSender,
  WriteSourceForm,
  { provide: ProblemPages, useClass: FormProblemPages },
];
