import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { LeadsModule } from '../leads/index.js';
import { SitesModule } from '../sites/index.js';
import { FormScriptsController } from './browser/form-scripts.controller.js';
import { FormController } from './form/form.controller.js';
import { formProviders } from './form-providers.js';
import { SourceFormController } from './source/source-form.controller.js';
import { WriteSourceForm } from './source/write-source-form.js';

@Module({
  imports: [IdentityModule, LeadsModule, SitesModule],
  controllers: [FormController, FormScriptsController, SourceFormController],
  providers: [...formProviders],
  exports: [WriteSourceForm],
})
export class FormsModule {}
