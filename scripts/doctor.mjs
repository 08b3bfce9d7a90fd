// npm run doctor: holds the database against the seven promises.
import { runOnDatabase } from './on-database.mjs';

await runOnDatabase('doctor', 'dist/src/doctor.js');
