export { AddOutsideNumber } from './outside-numbers/add-outside-number.js';
export { CreateSite } from './create-site.js';
export { ContactRules } from './policies/contact-rules.js';
export { PolicyDirectory } from './policies/policy-directory.js';
export { ScriptDirectory } from './scripts/script-directory.js';
export type { Site } from './site.entity.js';
export { SiteDirectory } from './site-directory.js';
export { SitesModule } from './sites.module.js';
export { WriteScript } from './scripts/write-script.js';
