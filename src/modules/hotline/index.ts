export { HotlineModule } from './hotline.module.js';
export { HotlineScript } from './hotline-script.js';
