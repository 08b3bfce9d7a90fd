export { CreateSite } from './create-site.js';
export { SiteDirectory } from './site-directory.js';
export type { Site } from './site.entity.js';
export { SitesModule } from './sites.module.js';
