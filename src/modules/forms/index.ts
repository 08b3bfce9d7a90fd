export { OwnPageModule } from './own-page/own-page.module.js';
