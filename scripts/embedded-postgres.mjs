// The door to the embedded PostgreSQL: one that is kept under DATA_DIR (owned or borrowed) and one to throw away.
export { AlreadyOwned, borrowPostgres, ownPostgres } from './postgres/kept.mjs';
export { throwAwayPostgres } from './postgres/throw-away.mjs';
