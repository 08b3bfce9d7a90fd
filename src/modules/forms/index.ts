export { OwnPageModule } from './own-page/own-page.module.js';
export { FormsModule } from './forms.module.js';
export { WriteSourceForm } from './source/write-source-form.js';
