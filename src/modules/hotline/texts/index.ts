export { Texted } from './texted.js';
export { TextsInModule } from './texts-in.module.js';
