export { LeadsModule } from './leads.module.js';
export { PageLinks, type LinkWay, type PageLink } from './own-page/page-link.js';
export { TextPageLink } from './own-page/text-page-link.js';
