export { CreateSite } from './create-site.js';
export type { Route } from './route.entity.js';
export { SiteDirectory } from './site-directory.js';
export type { SiteHours, Span, Weekday } from './site-hours.js';
export type { Site } from './site.entity.js';
export { SitesModule } from './sites.module.js';
