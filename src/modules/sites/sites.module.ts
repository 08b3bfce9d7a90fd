import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlertsModule } from '../alerts/index.js';
import { IdentityModule } from '../identity/index.js';
import { ChangeSite } from './change-site.js';
import { ConsentTexts, ConsentTextsController, consentTextProviders, PublishText } from './consent-texts/index.js';
import { CreateSite } from './create-site.js';
import { AddOutsideNumber } from './outside-numbers/add-outside-number.js';
import { OutsideNumber } from './outside-numbers/outside-number.entity.js';
import { OutsideNumberStore } from './outside-numbers/outside-number.store.js';
import { OutsideNumbersController } from './outside-numbers/outside-numbers.controller.js';
import { RemoveOutsideNumber } from './outside-numbers/remove-outside-number.js';
import { CallingHoursController } from './policies/calling-hours.controller.js';
import { ContactRules } from './policies/contact-rules.js';
import { PoliciesController } from './policies/policies.controller.js';
import { PolicyDirectory } from './policies/policy-directory.js';
import { PolicyStore } from './policies/policy.store.js';
import { WatchHolidays } from './policies/watch-holidays.js';
import { WritePolicy } from './policies/write-policy.js';
import { Route } from './routes/route.entity.js';
import { RouteStore } from './routes/route.store.js';
import { RoutesController } from './routes/routes.controller.js';
import { WriteRoute } from './routes/write-route.js';
import { ScriptDirectory } from './scripts/script-directory.js';
import { ScriptStore } from './scripts/script.store.js';
import { ScriptsController } from './scripts/scripts.controller.js';
import { WriteScript } from './scripts/write-script.js';
import { SiteDirectory } from './site-directory.js';
import { Site } from './site.entity.js';
import { SiteStore } from './site.store.js';
import { SitesController } from './sites.controller.js';

import { trackingControllers, trackingProviders } from './tracking-numbers/index.js';
import { TrackingNumber } from './tracking-numbers/tracking-number.entity.js';

@Module({
  imports: [AlertsModule, IdentityModule, TypeOrmModule.forFeature([Site, Route, OutsideNumber, TrackingNumber])],
  controllers: [
    SitesController,
    ScriptsController,
    OutsideNumbersController,
    PoliciesController,
    CallingHoursController,
    RoutesController,
    ConsentTextsController,
    ...trackingControllers,
  ],
  providers: [
    SiteStore,
    CreateSite,
    ChangeSite,
    SiteDirectory,
    RouteStore,
    WriteRoute,
    OutsideNumberStore,
    AddOutsideNumber,
    RemoveOutsideNumber,
    ScriptStore,
    ScriptDirectory,
    WriteScript,
    PolicyStore,
    PolicyDirectory,
    WritePolicy,
    ContactRules,
    WatchHolidays,
    ...trackingProviders,
    ...consentTextProviders,
  ],
  exports: [
    ConsentTexts,
    PublishText,
    CreateSite,
    SiteDirectory,
    PolicyDirectory,
    ContactRules,
    ScriptDirectory,
    WriteScript,
    AddOutsideNumber,
    WatchHolidays,
  ],
})
export class SitesModule {}
