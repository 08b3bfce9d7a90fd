export { BoardModule } from './board.module.js';
export { LiveEvents } from './live-events.js';
