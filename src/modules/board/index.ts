export { BoardModule } from './board.module.js';
export { checkPromises } from './check-promises.js';
export { promiseChecks } from './promise-checks.js';
export { JudgePromises } from './waiting/judge-promises.js';
