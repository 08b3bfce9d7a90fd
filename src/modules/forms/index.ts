export { FormsModule } from './forms.module.js';
export { WriteSourceForm } from './source/write-source-form.js';
