export { HotlineModule } from './hotline.module.js';
export { ReturnToLine } from './talk/return-to-line.js';
export { HotlineScript } from './hotline-script.js';
export { WatchWaiting } from './line/watch-waiting.js';
