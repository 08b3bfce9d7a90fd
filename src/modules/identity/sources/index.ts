import { AllowedOrigins } from './allowed-origins.js';
import { AnswerPreflight } from './answer-preflight.js';
import { ChangeSource } from './change-source.js';
import { CreateSource } from './create-source.js';
import { DisableSource } from './disable-source.js';
import { EndKey } from './keys/end-key.js';
import { KnownSources } from './known-sources.js';
import { MakeKey } from './keys/make-key.js';
import { OriginGuard } from './origin-guard.js';
import { SourceKeysController } from './keys/source-keys.controller.js';
import { SourceKeyStore } from './keys/source-key.store.js';
import { SourcePrincipals } from './source-principals.js';
import { SourceRefusals } from './source-refusals.js';
import { SourceStore } from './source.store.js';
import { UncheckableKey } from './uncheckable-key.js';
import { SourcesController } from './sources.controller.js';
import { SourcesReadModel } from './sources.read-model.js';

export const sourceControllers = [SourcesController, SourceKeysController];

/** What other modules may ask for. */
export const sourceDoor = [CreateSource, AnswerPreflight, OriginGuard, SourceRefusals, SourcePrincipals];

export const sourceProviders = [
  SourceStore,
  SourceKeyStore,
  KnownSources,
  AllowedOrigins,
  SourcesReadModel,
  ChangeSource,
  DisableSource,
  MakeKey,
  EndKey,
  UncheckableKey,
  ...sourceDoor,
];
