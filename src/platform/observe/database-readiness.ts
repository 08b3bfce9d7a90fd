import { Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Readiness } from './readiness.js';

/** Ready means that the database answers, where there is one. */
@Injectable()
export class DatabaseReadiness implements OnModuleInit {
  constructor(
    private readonly readiness: Readiness,
    @Optional() private readonly database?: Database,
  ) {}

  onModuleInit(): void {
    const { database } = this;
    if (database) this.readiness.add({ name: 'database', check: () => database.query('select 1') });
  }
}
